import { randomUUID } from "node:crypto";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { customerById } from "../people/queries.ts";
import { coveredBy, demandOf } from "./policy.ts";
import { type Proof, prove } from "./prove.ts";
import { deleteConfirmationsOf, insertConfirmation, spendConfirmationRows } from "./queries.ts";

/** Long enough for a slow network, short enough that a phone left on a table is no danger. */
const VALID_MS = 5 * 60 * 1_000;

/**
 * Proves what the policy demands, once, for one thing such as `payment:<orderId>`. What is asked
 * is bound by that id: an order's amount and payee never change. The confirmation belongs to this
 * session and ends with it, and with a change of PIN or password.
 */
export async function confirm(
  app: App,
  actor: CustomerActor,
  { purpose, proofs }: { purpose: string; proofs: readonly Proof[] },
): Promise<{ confirmationId: string; expiresAt: string }> {
  const { database } = app;
  const { customerId, sessionId } = actor;
  const { password_hash, pin_hash } = await database.one(customerById, customerId);
  const [name = "", about = ""] = purpose.split(":");
  const proven = await prove(app, actor, { purpose: name, about }, proofs);
  const id = randomUUID();
  const now = database.now;
  const expiresAt = new Date(now.getTime() + VALID_MS);
  const inserted = await database.run(
    insertConfirmation,
    id,
    customerId,
    sessionId,
    purpose,
    [...proven],
    password_hash,
    pin_hash,
    now,
    expiresAt,
  );
  if (inserted === 0) throw confirmationRequired();
  return { confirmationId: id, expiresAt: expiresAt.toISOString() };
}

export interface ConfirmationUse {
  readonly customerId: string;
  /** The session that asks now; another one's confirmation does not serve it. */
  readonly sessionId: string;
  readonly purpose: string;
  readonly confirmationId: string;
  /** What it is about, where the policy demands more for more money. */
  readonly amountMinor?: bigint;
}

/** Spends a confirmation with the money it confirms; refuses when there is none to spend. */
export async function spendConfirmation(tx: Tx, use: ConfirmationUse): Promise<void> {
  const [spent] = await spendConfirmations(tx, [use]);
  if (!spent) throw confirmationRequired();
}

/** The same for a list: one answer per item, and each confirmation serves only its first item. */
export async function spendConfirmations(
  tx: Tx,
  uses: readonly ConfirmationUse[],
): Promise<boolean[]> {
  const rows = await tx.all(
    spendConfirmationRows,
    uses.map((use) => use.confirmationId),
    uses.map((use) => use.customerId),
    uses.map((use) => use.sessionId),
    uses.map((use) => use.purpose),
    tx.now,
  );
  const unused = new Map(rows.map((row) => [row.id, row.factors]));
  return uses.map((use) => {
    const proven = unused.get(use.confirmationId);
    unused.delete(use.confirmationId);
    const [name = ""] = use.purpose.split(":");
    if (!proven) return false;
    return coveredBy(demandOf(tx.app, name, use.amountMinor), proven) !== undefined;
  });
}

/** What was proven with the old PIN or password confirms nothing any more. */
export async function endConfirmations(tx: Tx, customerId: string): Promise<void> {
  await tx.run(deleteConfirmationsOf, customerId);
}

/** The refusal, for callers that decide about a list themselves. */
export function confirmationRequired() {
  return refuse("confirmation_required");
}
