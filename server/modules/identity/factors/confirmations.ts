import { randomUUID } from "node:crypto";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { provePin } from "./pin.ts";
import { insertConfirmation, spendConfirmationRows } from "./queries.ts";

/** Long enough for a slow network, short enough that a phone left on a table is no danger. */
const VALID_MS = 5 * 60 * 1_000;

/** Proves the PIN once, for one purpose such as `payment:<orderId>`. */
export async function confirm(
  app: App,
  actor: CustomerActor,
  { pin, purpose }: { pin: string; purpose: string },
): Promise<{ confirmationId: string; expiresAt: string }> {
  await provePin(app, actor, pin);
  const { database } = app;
  const now = database.now;
  const id = randomUUID();
  const expiresAt = new Date(now.getTime() + VALID_MS);
  const { customerId, sessionId } = actor;
  await database.run(insertConfirmation, id, customerId, sessionId, purpose, now, expiresAt);
  return { confirmationId: id, expiresAt: expiresAt.toISOString() };
}

/** Spends a confirmation with the money it confirms; refuses when there is none to spend. */
export async function spendConfirmation(
  tx: Tx,
  customerId: string,
  purpose: string,
  confirmationId: string,
): Promise<void> {
  const [spent] = await spendConfirmations(tx, [{ customerId, purpose, confirmationId }]);
  if (!spent) throw confirmationRequired();
}

export interface ConfirmationUse {
  readonly customerId: string;
  readonly purpose: string;
  readonly confirmationId: string;
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
    uses.map((use) => use.purpose),
    tx.now,
  );
  const unused = new Set(rows.map((row) => row.id));
  return uses.map((use) => unused.delete(use.confirmationId));
}

/** The refusal, for callers that decide about a list themselves. */
export function confirmationRequired() {
  return refuse("confirmation_required");
}
