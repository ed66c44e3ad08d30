import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { redact } from "../../../platform/security/redact.ts";
import { refuse } from "../errors.ts";
import { openDraft } from "./open-draft.ts";
import { findArticleVersion, findCurrent } from "./queries-read.ts";
import { articleContentSchema } from "./schemas.ts";
import type { DraftRow } from "./types.ts";

/** Opens a draft with the words of an older version, or of the newest shipped one. */
export async function restoreVersion(
  tx: Tx,
  actor: StaffActor,
  input: { slug: string; version: number; note: string },
): Promise<DraftRow> {
  const { slug, version } = input;
  const current = await tx.maybe(findCurrent, slug);
  if (!current) throw refuse("article_unknown");
  const found = await tx.maybe(findArticleVersion, slug, version);
  if (!found) throw refuse("version_unknown");
  return openDraft(tx, actor, {
    slug,
    kind: "change",
    state: "draft",
    baseVersion: current.version,
    content: articleContentSchema.parse(found.content),
    note: redact(input.note).text,
  });
}
