import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { draftChanged } from "../events.ts";
import { changedMeanwhile, demandDraft, refuseDeciding } from "./demand-draft.ts";
import { returnDraftRow } from "./queries.ts";
import type { DraftRow } from "./types.ts";

/** Gives a draft back to its writers, with the reason. */
export async function returnDraft(
  tx: Tx,
  actor: StaffActor,
  input: { slug: string; revision: number; reason: string },
): Promise<DraftRow> {
  const { slug, revision } = input;
  refuseDeciding(await demandDraft(tx, slug, revision), actor);
  const reason = redact(input.reason).text;
  const { staffId, displayName } = actor;
  const row = await tx.maybe(returnDraftRow, slug, revision, staffId, displayName, reason, tx.now);
  if (!row) throw await changedMeanwhile(tx, slug);
  const details = { kind: row.kind, revision: row.revision, reason };
  await audit(tx, actor, { action: "help.draft-returned", subject: `article:${slug}`, details });
  await publish(tx, draftChanged({ slug, state: row.state }));
  return row;
}
