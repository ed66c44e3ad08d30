import type { App } from "../../platform/app.ts";
import { readContent } from "./content.ts";
import { articleHashes, insertVersions, lockSeeding, retireArticles } from "./queries.ts";

/** Brings the article files into the database: a changed file is a new version of its article. */
export async function seedArticles(app: App, folder?: URL): Promise<number> {
  const { files, faults } = await readContent(folder);
  for (const fault of faults) app.log.error(fault, "help article left out");
  return app.database.transaction(async (tx) => {
    await tx.maybe(lockSeeding);
    const known = new Map((await tx.all(articleHashes)).map((row) => [row.slug, row.sha256]));
    const changed = files.filter(({ content, sha256 }) => known.get(content.slug) !== sha256);
    if (changed.length > 0) {
      await tx.run(
        insertVersions,
        changed.map(({ content }) => content.slug),
        changed.map(({ sha256 }) => sha256),
        changed.map(({ content }) => JSON.stringify(content)),
        tx.now,
      );
    }
    const kept = files.map(({ content }) => content.slug);
    // A file that could not be read is not a removed one.
    if (faults.length === 0) await tx.run(retireArticles, kept, tx.now);
    return changed.length;
  });
}
