import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { libraryOf } from "../articles/library.ts";
import { refuse } from "../errors.ts";
import { draftChanged } from "../events.ts";
import { changedMeanwhile, demandDraft } from "./demand-draft.ts";
import { refuseFaults } from "./faults.ts";
import { submitDraftRow } from "./queries.ts";
import type { DraftRow } from "./types.ts";

/** Hands a draft without faults to a second person. */
export async function submitDraft(
  tx: Tx,
  actor: StaffActor,
  input: { slug: string; revision: number },
): Promise<DraftRow> {
  const { slug, revision } = input;
  const row = await demandDraft(tx, slug, revision);
  if (row.state === "in_review") throw refuse("draft_in_review");
  refuseFaults(row, libraryOf(tx.app), actor.language);
  const { staffId, displayName } = actor;
  const submitted = await tx.maybe(submitDraftRow, slug, revision, staffId, displayName, tx.now);
  if (!submitted) throw await changedMeanwhile(tx, slug);
  const details = { kind: row.kind, revision: submitted.revision };
  await audit(tx, actor, { action: "help.draft-submitted", subject: `article:${slug}`, details });
  await publish(tx, draftChanged({ slug, state: submitted.state }));
  return submitted;
}
