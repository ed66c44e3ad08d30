import type { Reader, Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { recordSignal } from "../../risk/index.ts";
import { walletLocked, walletUnlocked } from "../events.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { customerById } from "../people/queries.ts";
import { alertCustomer } from "./alert.ts";
import { clearLock, setLock, type WalletLockRow, walletLocks } from "./queries.ts";
import { liftHold, recoveryHoldOf } from "./recovery-hold.ts";

/** Why a wallet may not pay: money comes in, nothing goes out. */
export interface WalletLock {
  readonly reason: string;
  readonly since: string;
  readonly by: "customer" | "staff" | "system";
  /** False when only staff may lift it. */
  readonly selfUnlock: boolean;
}

/**
 * Somebody else was in. The owner who says so by a link has proven no more than that, so that only
 * staff open the wallet again.
 */
export const NOT_ME = "not_me";
const FIRM_REASONS: readonly string[] = [NOT_ME];

const EVERY_CHANNEL = ["sms", "email", "in_app"] as const;

/**
 * Locks the wallet; an earlier lock stands and keeps its reason, unless its owner could lift it and
 * only staff may lift this one. False when the earlier lock stands.
 */
export async function lockWallet(
  tx: Tx,
  actor: Actor,
  customerId: string,
  reason: string,
  note?: string,
): Promise<boolean> {
  const by = lockedBy(actor);
  const firm = isFirm(by, reason);
  const locked = await tx.run(setLock, customerId, reason, by, tx.now, firm, [...FIRM_REASONS]);
  if (locked === 0) return false;
  await publish(tx, walletLocked({ customerId, reason, by }));
  await notifyCustomer(tx, customerId, { channels: EVERY_CHANNEL, template: "wallet_locked" });
  await audit(tx, actor, {
    action: "identity.wallet-locked",
    subject: `customer:${customerId}`,
    details: { reason, ...(note ? { note } : {}) },
  });
  return true;
}

/** Only staff lift it, two of them. */
export function isFirm(by: WalletLock["by"] | null, reason: string | null): boolean {
  return by === "staff" || (reason !== null && FIRM_REASONS.includes(reason));
}

/**
 * Lifts the lock, and with it a hold after a recovery: whoever proved enough for the one proved
 * more than a number. False when there was neither. The caller checks who may lift it.
 */
export async function unlockWallet(
  tx: Tx,
  actor: Actor,
  customerId: string,
  reason: string,
): Promise<boolean> {
  const lifted = await liftHold(tx, actor, customerId, reason);
  if ((await tx.run(clearLock, customerId)) === 0) return lifted;
  // The signals were known when it was lifted; they must not lock the wallet again.
  await recordSignal(tx, `customer:${customerId}`, "settled");
  await publish(tx, walletUnlocked({ customerId, reason, by: lockedBy(actor) }));
  await alertCustomer(tx, customerId, { template: "wallet_unlocked" });
  await audit(tx, actor, {
    action: "identity.wallet-unlocked",
    subject: `customer:${customerId}`,
    details: { reason },
  });
  return true;
}

function lockedBy({ kind }: Actor): WalletLock["by"] {
  return kind === "customer" || kind === "staff" ? kind : "system";
}

export async function walletLockOf(reader: Reader, customerId: string): Promise<WalletLock | null> {
  return (await walletLocksOf(reader, [customerId])).get(customerId) ?? null;
}

/** Whether staff could open anything: a lock, or a recovery that nothing confirmed yet. */
export async function needsUnlock(reader: Reader, customerId: string): Promise<boolean> {
  const customer = await reader.one(customerById, customerId);
  return customer.locked_reason !== null || recoveryHoldOf(customer, reader.now) !== null;
}

/** The locks of many customers at once; those without a lock are absent. */
export async function walletLocksOf(
  reader: Reader,
  customerIds: readonly string[],
): Promise<Map<string, WalletLock>> {
  const rows = await reader.all(walletLocks, [...customerIds]);
  return new Map(rows.map((row) => [row.id, toWalletLock(row)]));
}

export function toWalletLock(row: Omit<WalletLockRow, "id">): WalletLock {
  return {
    reason: row.locked_reason,
    since: row.locked_since.toISOString(),
    by: row.locked_by,
    selfUnlock: !isFirm(row.locked_by, row.locked_reason),
  };
}
