import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { kindOf } from "./kinds.ts";
import { addStep, endOrders, keepOrdersOpen } from "./queries-move.ts";
import { stepText } from "./texts.ts";
import { endedStates, type OrderRecord, type OrderState, type TimelineStep } from "./types.ts";

/** Where an order goes, and what changes with it. What is left out stays as it is. */
export interface OrderChange {
  readonly to: OrderState;
  /** Key of the timeline's sentence. */
  readonly step: string;
  readonly reason?: string | null;
  readonly feeMinor?: bigint;
  readonly receiptNumber?: string | null;
  /** For an order that stays open: when it is looked after next. */
  readonly nextCheckAt?: Date | null;
  readonly railReference?: string | null;
  readonly detail?: unknown;
}

/** An order before and after a change that is not written yet. */
export interface MovedOrder {
  readonly before: OrderRecord;
  readonly after: OrderRecord;
}

/** Pure: the order after the change. A move that its kind does not allow is a broken invariant. */
export function moveOrder(
  app: App,
  now: Date,
  before: OrderRecord,
  change: OrderChange,
): MovedOrder {
  const { moves } = kindOf(app, before.kind);
  if (!moves[before.state]?.includes(change.to)) {
    throw new Error(`a ${before.kind} may not go from ${before.state} to ${change.to}`);
  }
  if (!stepText(app, before, change.step)) {
    throw new Error(`a ${before.kind} has no sentence for its step ${change.step}`);
  }
  const ends = endedStates.has(change.to);
  const after: OrderRecord = {
    ...before,
    state: change.to,
    reason: change.reason === undefined ? before.reason : change.reason,
    fee_minor: change.feeMinor ?? before.fee_minor,
    receipt_number: change.receiptNumber ?? before.receipt_number,
    next_check_at: ends ? null : (change.nextCheckAt ?? null),
    rail_reference: change.railReference ?? before.rail_reference,
    detail: change.detail === undefined ? before.detail : change.detail,
    timeline: [...before.timeline, step(now, change.to, change.step)],
    updated_at: now,
    completed_at: ends ? (before.completed_at ?? now) : null,
  };
  return { before, after };
}

/**
 * The only writer of an order's state. Each move is fenced by the state that it was decided on: if
 * another process was faster, the transaction is rolled back, and its caller decides again.
 */
export function writeMoves(tx: Tx, moved: readonly MovedOrder[]): void {
  const ended = moved.filter(({ after }) => endedStates.has(after.state));
  const open = ended.length === moved.length ? [] : moved.filter((move) => !ended.includes(move));
  if (ended.length > 0) writeEnded(tx, ended);
  if (open.length > 0) writeOpen(tx, open);
}

/** Moves one order, or many in the same way, and answers them as they are now. */
export function moveOrders(
  tx: Tx,
  orders: readonly OrderRecord[],
  change: OrderChange | ((order: OrderRecord) => OrderChange),
): OrderRecord[] {
  const moved = orders.map((order) => {
    const wanted = typeof change === "function" ? change(order) : change;
    return moveOrder(tx.app, tx.now, order, wanted);
  });
  writeMoves(tx, moved);
  return moved.map(({ after }) => after);
}

/** The steps of a timeline are bounded; further refusals of the same order are not noted. */
const STEPS_MAX = 50;

/** Notes why a try was refused on orders that stay open; a help page explains it unasked. */
export function noteRefusals(
  tx: Tx,
  refused: readonly { order: OrderRecord; reason: string }[],
  stepKey: string,
): void {
  const noted = refused.filter(({ order }) => order.timeline.length < STEPS_MAX);
  if (noted.length === 0) return;
  const steps = noted.map(({ order }) => JSON.stringify(step(tx.now, order.state, stepKey)));
  tx.writeAtCommit(
    addStep,
    noted.map(({ order }) => order.customer_id),
    noted.map(({ order }) => order.id),
    noted.map(({ reason }) => reason),
    steps,
    tx.now,
  );
}

export function step(at: Date, state: OrderState, code: string): TimelineStep {
  return { at: at.toISOString(), state, code };
}

function writeEnded(tx: Tx, moved: readonly MovedOrder[]): void {
  tx.writeAtCommit(
    endOrders,
    moved.map(({ after }) => after.customer_id),
    moved.map(({ after }) => after.id),
    moved.map(({ before }) => before.state),
    moved.map(({ after }) => after.state),
    moved.map(({ after }) => after.fee_minor),
    moved.map(({ after }) => after.receipt_number),
    moved.map(({ after }) => after.reason),
    moved.map(({ after }) => JSON.stringify(after.timeline.at(-1))),
    tx.now,
  );
}

function writeOpen(tx: Tx, moved: readonly MovedOrder[]): void {
  tx.writeAtCommit(
    keepOrdersOpen,
    moved.map(({ after }) => after.customer_id),
    moved.map(({ after }) => after.id),
    moved.map(({ before }) => before.state),
    moved.map(({ after }) => after.state),
    moved.map(({ after }) => after.reason),
    moved.map(({ after }) => after.next_check_at?.toISOString() ?? null),
    moved.map(({ after }) => after.rail_reference),
    moved.map(({ after }) => (after.detail === null ? null : JSON.stringify(after.detail))),
    moved.map(({ after }) => JSON.stringify(after.timeline.at(-1))),
    tx.now,
  );
}
