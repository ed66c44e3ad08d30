import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { endConfirmations } from "../factors/confirmations.ts";
import { lockWallet } from "../locks/wallet-lock.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { customerById } from "../people/queries.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import {
  deleteDeviceSessions,
  deleteOtherSessions,
  removeDevice,
  removeDevicesOf,
} from "../sessions/queries.ts";

/** What one colleague alone may do at once for a customer: only close, never open. */

export const staffLockReasons = [
  "owner_asked",
  "lost_phone",
  "stolen",
  "fraud",
  "compliance",
  "other",
] as const;
export type StaffLockReason = (typeof staffLockReasons)[number];

/**
 * Locks a wallet and signs its owner out everywhere: whoever may hold a device must not go on. A
 * lock that its owner could lift becomes one that takes two members of staff.
 */
export async function lockForCustomer(
  tx: Tx,
  actor: StaffActor,
  customerId: string,
  lock: { reason: StaffLockReason; note: string },
): Promise<{ locked: boolean; sessionsEnded: number }> {
  await demandCustomer(tx, customerId);
  const locked = await lockWallet(tx, actor, customerId, lock.reason, lock.note);
  await endConfirmations(tx, customerId);
  const sessionsEnded = await endSessions(tx, deleteOtherSessions, customerId, null);
  return { locked, sessionsEnded };
}

/** Ends the sessions of one device or of all; the next sign-in is that of a new device. */
export async function signOutForCustomer(
  tx: Tx,
  actor: StaffActor,
  customerId: string,
  wanted: { deviceId?: string | undefined; note: string },
): Promise<{ sessionsEnded: number }> {
  await demandCustomer(tx, customerId);
  const { deviceId, note } = wanted;
  const sessionsEnded = deviceId
    ? await forgetDevice(tx, customerId, deviceId)
    : await forgetDevices(tx, customerId);
  await notifyCustomer(tx, customerId, {
    channels: ["sms", "email", "in_app"],
    template: "signed_out_by_staff",
  });
  await audit(tx, actor, {
    action: "identity.signed-out-by-staff",
    subject: `customer:${customerId}`,
    details: { note, sessionsEnded, ...(deviceId ? { deviceId } : {}) },
  });
  return { sessionsEnded };
}

async function forgetDevice(tx: Tx, customerId: string, deviceId: string): Promise<number> {
  if ((await tx.run(removeDevice, deviceId, customerId, tx.now)) === 0) {
    throw refuseRequest("not_found");
  }
  return endSessions(tx, deleteDeviceSessions, deviceId);
}

async function forgetDevices(tx: Tx, customerId: string): Promise<number> {
  await tx.run(removeDevicesOf, customerId, tx.now);
  return endSessions(tx, deleteOtherSessions, customerId, null);
}

async function demandCustomer(tx: Tx, customerId: string): Promise<void> {
  if (!(await tx.maybe(customerById, customerId))) throw refuseRequest("not_found");
}
