import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { recordSignal } from "../../risk/index.ts";
import { lockWallet } from "../locks/wallet-lock.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteOtherSessions } from "../sessions/queries.ts";

export const ownLockReasons = ["lost_phone", "stolen", "other"] as const;
type OwnLockReason = (typeof ownLockReasons)[number];

/** Somebody else may hold a device that is signed in. */
const OUT_OF_HAND: ReadonlySet<OwnLockReason> = new Set(["lost_phone", "stolen"]);

/**
 * The owner locks the wallet at once. When a device is out of their hands every other session ends
 * as well, even if the wallet was locked before: a thief must not go on reading and chatting.
 */
export async function lockOwnWallet(
  tx: Tx,
  actor: CustomerActor,
  reason: OwnLockReason,
): Promise<void> {
  const { customerId, sessionId } = actor;
  if (reason === "stolen") await recordSignal(tx, `customer:${customerId}`, "reported_stolen");
  await lockWallet(tx, actor, customerId, reason);
  if (OUT_OF_HAND.has(reason)) await endSessions(tx, deleteOtherSessions, customerId, sessionId);
}
