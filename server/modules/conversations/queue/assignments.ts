import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { type ConversationRow, lockConversation } from "../threads/queries.ts";
import { dispatchAfterCommit, endAssignment } from "./dispatch.ts";
import { join } from "./join.ts";
import {
  type AssignmentRow,
  decideAssignment,
  findAssignment,
  waitingAssignmentsOfStaff,
} from "./queries.ts";
import { setActed } from "./queries-presence.ts";

/** The agent takes the offered conversation; of many tries at once exactly one succeeds. */
export async function acceptAssignment(
  tx: Tx,
  actor: StaffActor,
  assignmentId: string,
): Promise<ConversationRow> {
  const assignment = await ownAssignment(tx, actor, assignmentId);
  const row = await tx.one(lockConversation, assignment.conversation_id);
  const accepted = await tx.maybe(decideAssignment, row.id, assignment.id, "accepted", tx.now);
  if (!accepted || row.state !== "offered") throw refuse("assignment_gone");
  const assigned = await join(tx, actor, row);
  // Those who wait move up, and the agent gets the next one.
  dispatchAfterCommit(tx);
  return assigned;
}

export async function declineAssignment(
  tx: Tx,
  actor: StaffActor,
  assignmentId: string,
): Promise<void> {
  const assignment = await ownAssignment(tx, actor, assignmentId);
  if (!(await endAssignment(tx, assignment, "declined"))) throw refuse("assignment_gone");
  await tx.run(setActed, actor.staffId, tx.now);
  dispatchAfterCommit(tx);
}

/** The assignments that wait for this agent, with what they need to decide. */
export async function assignmentsOf(reader: Reader, staffId: string) {
  const rows = await reader.all(waitingAssignmentsOfStaff, staffId, reader.now);
  return rows.map((row) => ({
    assignmentId: row.id,
    conversationId: row.conversation_id,
    expiresAt: row.expires_at.toISOString(),
    number: row.number,
    subject: row.subject,
    reason: row.reason,
    language: row.language as "zh" | "en",
    customerId: row.customer_id,
    priority: row.priority,
    candidates: row.candidates as { slug: string; title: string; probability: number }[],
    waitingSince: row.queued_at?.toISOString() ?? null,
    summary: row.last_text ?? row.subject,
  }));
}

async function ownAssignment(
  tx: Tx,
  actor: StaffActor,
  assignmentId: string,
): Promise<AssignmentRow> {
  const assignment = await tx.maybe(findAssignment, assignmentId);
  if (!assignment || assignment.staff_id !== actor.staffId) throw refuse("assignment_gone");
  return assignment;
}
