import type { Reader } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { placeholdersOf } from "../articles/placeholders.ts";
import { refuse } from "../errors.ts";
import { findDraft } from "./queries.ts";
import { findArticleVersion, findCurrent, findEdited, listVersions } from "./queries-read.ts";
import { viewDraft, viewVersion } from "./view.ts";

/** Versions are few; who wants an older one still finds it by its number. */
const VERSIONS_SHOWN = 100;

/** Everything about one article that its writers and reviewers need. */
export async function readArticle(reader: Reader, actor: StaffActor, slug: string) {
  const article = await reader.maybe(findEdited, slug);
  const draft = await reader.maybe(findDraft, slug);
  if (!article && !draft) throw refuse("article_unknown");
  const versions = await reader.all(listVersions, slug, VERSIONS_SHOWN);
  const { app } = reader;
  return {
    slug,
    published: article
      ? {
          version: article.version,
          updatedAt: article.updated_at.toISOString(),
          content: article.content,
          origin: article.origin,
        }
      : null,
    retiredAt: article?.retired_at?.toISOString() ?? null,
    retiredBy: article?.retired_name ?? null,
    retiredNote: article?.retired_note ?? null,
    shipped:
      article?.shipped_version && article.shipped_content
        ? { version: article.shipped_version, content: article.shipped_content }
        : null,
    draft: draft ? await viewDraft(reader, actor, draft) : null,
    versions: versions.map((row) => viewVersion(row, article?.version ?? 0)),
    placeholders: { zh: placeholdersOf(app, "zh"), en: placeholdersOf(app, "en") },
  };
}

/** One version with its words. */
export async function readVersion(reader: Reader, slug: string, version: number) {
  const current = await reader.maybe(findCurrent, slug);
  if (!current) throw refuse("article_unknown");
  const found = await reader.maybe(findArticleVersion, slug, version);
  if (!found) throw refuse("version_unknown");
  return { ...viewVersion(found, current.version), content: found.content };
}
