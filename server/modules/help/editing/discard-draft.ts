import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { draftChanged } from "../events.ts";
import { changedMeanwhile, demandDraft, isAuthor } from "./demand-draft.ts";
import { deleteDraft } from "./queries.ts";
import { isReviewer } from "./reviewer.ts";
import type { DraftRow } from "./types.ts";

/** Throws a draft away: its authors may, and who reviews. The published article stays. */
export async function discardDraft(
  tx: Tx,
  actor: StaffActor,
  input: { slug: string; revision: number },
): Promise<void> {
  const { slug, revision } = input;
  const row = await demandDraft(tx, slug, revision);
  if (!mayDiscard(row, actor)) throw refuse("draft_not_yours");
  if ((await tx.run(deleteDraft, slug, revision)) === 0) throw await changedMeanwhile(tx, slug);
  const details = { kind: row.kind, revision, authors: row.authors };
  await audit(tx, actor, { action: "help.draft-discarded", subject: `article:${slug}`, details });
  await publish(tx, draftChanged({ slug, state: null }));
}

export function mayDiscard(row: DraftRow, actor: StaffActor): boolean {
  return isAuthor(row, actor) || isReviewer(actor);
}
