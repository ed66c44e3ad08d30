import type { Reader, Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { PAGE_MAX } from "../../../platform/http/route.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { endSessions } from "./end-sessions.ts";
import { deleteDeviceSessions, devicesOf, removeDevice } from "./queries.ts";

export interface Device {
  id: string;
  name: string;
  createdAt: string;
  lastSeenAt: string;
  address: string;
}

/** Where a customer is signed in, last used first. */
export async function listDevices(reader: Reader, customerId: string): Promise<Device[]> {
  const rows = await reader.all(devicesOf, customerId, reader.now, PAGE_MAX);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    address: row.address,
  }));
}

/** Signs a device out at once; its next sign-in is that of a new device. */
export async function signOutDevice(tx: Tx, actor: CustomerActor, deviceId: string): Promise<void> {
  if (deviceId === actor.deviceId) throw refuse("device_current");
  const removed = await tx.run(removeDevice, deviceId, actor.customerId, tx.now);
  if (removed === 0) throw refuseRequest("not_found");
  await endSessions(tx, deleteDeviceSessions, deviceId);
  await audit(tx, actor, {
    action: "identity.device-signed-out",
    subject: `customer:${actor.customerId}`,
    details: { deviceId },
  });
}
