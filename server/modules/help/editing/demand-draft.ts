import type { Tx } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { whoAndWhen } from "./open-draft.ts";
import { findDraft } from "./queries.ts";
import type { DraftRow } from "./types.ts";

/** The draft that the caller has seen. Whoever then changes it does so over the same revision. */
export async function demandDraft(tx: Tx, slug: string, revision: number): Promise<DraftRow> {
  const row = await tx.maybe(findDraft, slug);
  if (!row || row.revision !== revision) throw await changedMeanwhile(tx, slug);
  return row;
}

/** Why a revision is not there any more: somebody wrote over it, or closed the draft. */
export async function changedMeanwhile(tx: Tx, slug: string): Promise<Refusal> {
  const row = await tx.maybe(findDraft, slug);
  return row ? refuse("draft_changed", whoAndWhen(row)) : refuse("draft_gone");
}

/** In review, and by others: nobody decides on their own words. */
export function refuseDeciding(row: DraftRow, actor: StaffActor): void {
  if (isAuthor(row, actor)) throw refuse("own_draft");
  if (row.state !== "in_review") throw refuse("draft_not_in_review");
}

export function isAuthor(row: DraftRow, actor: StaffActor): boolean {
  return row.authors.some(({ id }) => id === actor.staffId);
}
