import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { refuse } from "../errors.ts";
import { openDraft } from "./open-draft.ts";
import { findCurrent } from "./queries-read.ts";
import type { DraftRow } from "./types.ts";

/** Asks a second person to take an article off: a draft without words, in review at once. */
export async function retireArticle(
  tx: Tx,
  actor: StaffActor,
  input: { slug: string; note: string },
): Promise<DraftRow> {
  const { slug } = input;
  const current = await tx.maybe(findCurrent, slug);
  if (!current) throw refuse("article_unknown");
  if (current.retired_at) throw refuse("article_retired");
  const note = redact(input.note).text;
  const baseVersion = current.version;
  const common = { slug, note, baseVersion, content: null };
  const row = await openDraft(tx, actor, { ...common, kind: "retire", state: "in_review" });
  const details = { kind: row.kind, revision: row.revision, note };
  await audit(tx, actor, { action: "help.draft-submitted", subject: `article:${slug}`, details });
  return row;
}
