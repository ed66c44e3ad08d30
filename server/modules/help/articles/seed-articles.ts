import type { App } from "../../../platform/app.ts";
import { type ContentFile, readContent } from "./content.ts";
import {
  insertShipped,
  lockVersions,
  retireShipped,
  type SeededRow,
  seededArticles,
} from "./queries.ts";

/**
 * Brings the article files into the database: a changed file is a new version of its article. What
 * staff wrote or retired stays as it is; the new text is then kept beside, for them to take over.
 */
export async function seedArticles(app: App, folder?: URL): Promise<number> {
  const { files, faults } = await readContent(folder);
  for (const fault of faults) app.log.error(fault, "help article left out");
  return app.database.transaction(async (tx) => {
    await tx.maybe(lockVersions);
    const known = new Map((await tx.all(seededArticles)).map((row) => [row.slug, row]));
    const changed = files.filter((file) => isChanged(file, known.get(file.content.slug)));
    if (changed.length > 0) {
      await tx.run(
        insertShipped,
        changed.map(({ content }) => content.slug),
        changed.map(({ sha256 }) => sha256),
        changed.map(({ content }) => JSON.stringify(content)),
        changed.map(({ content }) => isOurs(known.get(content.slug))),
        tx.now,
      );
    }
    const kept = files.map(({ content }) => content.slug);
    // A file that could not be read is not a removed one.
    if (faults.length === 0) await tx.run(retireShipped, kept, tx.now);
    return changed.length;
  });
}

function isChanged({ sha256 }: ContentFile, known: SeededRow | undefined): boolean {
  const isBack = known?.retired_at && isOurs(known);
  return known?.shipped_sha256 !== sha256 || Boolean(isBack);
}

/** Whether files alone made the article what it is, so that they may change it. */
function isOurs(known: SeededRow | undefined): boolean {
  return !known || (known.origin === "shipped" && known.retired_by === null);
}
