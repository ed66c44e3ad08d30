import type { Reader, Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { recordSignal } from "../../risk/index.ts";
import { walletLocked, walletUnlocked } from "../events.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { clearLock, setLock, type WalletLockRow, walletLocks } from "./queries.ts";

/** Why a wallet may not pay: money comes in, nothing goes out. */
export interface WalletLock {
  readonly reason: string;
  readonly since: string;
  readonly by: "customer" | "staff" | "system";
  /** False when only staff may lift it. */
  readonly selfUnlock: boolean;
}

/** Locks the wallet; an earlier lock stands and keeps its reason. */
export async function lockWallet(
  tx: Tx,
  actor: Actor,
  customerId: string,
  reason: string,
): Promise<void> {
  const by = lockedBy(actor);
  if ((await tx.run(setLock, customerId, reason, by, tx.now)) === 0) return;
  await publish(tx, walletLocked({ customerId, reason, by }));
  await notifyCustomer(tx, customerId, { channels: ["sms", "in_app"], template: "wallet_locked" });
  await audit(tx, actor, {
    action: "identity.wallet-locked",
    subject: `customer:${customerId}`,
    details: { reason },
  });
}

/** Lifts the lock; false when there was none. The caller checks who may lift it. */
export async function unlockWallet(
  tx: Tx,
  actor: Actor,
  customerId: string,
  reason: string,
): Promise<boolean> {
  if ((await tx.run(clearLock, customerId)) === 0) return false;
  // The signals were known when it was lifted; they must not lock the wallet again.
  await recordSignal(tx, `customer:${customerId}`, "settled");
  await publish(tx, walletUnlocked({ customerId, reason, by: lockedBy(actor) }));
  await notifyCustomer(tx, customerId, {
    channels: ["sms", "in_app"],
    template: "wallet_unlocked",
  });
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
    selfUnlock: row.locked_by !== "staff",
  };
}
