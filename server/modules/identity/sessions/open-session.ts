import type { Tx } from "../../../platform/database/database.ts";
import { secretToken, uuidv7 } from "../../../platform/ids.ts";
import { endSessions } from "./end-sessions.ts";
import { CUSTOMER_SESSION_MS, STAFF_SESSION_MS } from "./lifetimes.ts";
import {
  type DeviceRow,
  deleteSurplusSessions,
  deviceByToken,
  insertCustomerSession,
  insertDevice,
  insertStaffSession,
  seeDevice,
} from "./queries.ts";
import { CUSTOMER_TOKEN_PREFIX, hashToken, STAFF_TOKEN_PREFIX } from "./token.ts";

/** More than anybody's phones and browsers; beyond it the longest idle session ends. */
const SESSIONS_MAX = 20;

export interface CustomerSession {
  token: string;
  sessionId: string;
  deviceId: string;
  /** The browser's mark; new unless it brought a known one. */
  deviceToken: string;
  newDevice: boolean;
}

/** Opens a session with a new token on this browser's device. */
export async function openCustomerSession(
  tx: Tx,
  options: {
    customerId: string;
    deviceName: string;
    deviceToken?: string | undefined;
    address: string;
  },
): Promise<CustomerSession> {
  const device = await findOrAddDevice(tx, options);
  const token = CUSTOMER_TOKEN_PREFIX + secretToken();
  const sessionId = uuidv7(tx.now.getTime());
  const { customerId, address } = options;
  const expiresAt = new Date(tx.now.getTime() + CUSTOMER_SESSION_MS);
  const hash = hashToken(token);
  await tx.run(
    insertCustomerSession,
    hash,
    sessionId,
    customerId,
    device.deviceId,
    address,
    tx.now,
    expiresAt,
  );
  await endSessions(tx, deleteSurplusSessions, customerId, SESSIONS_MAX);
  return { token, sessionId, ...device };
}

/** The device of this customer that the browser's mark names, if it has not been removed. */
export async function knownDevice(
  tx: Tx,
  customerId: string,
  deviceToken: string | undefined,
): Promise<DeviceRow | undefined> {
  if (!deviceToken) return undefined;
  return tx.maybe(deviceByToken, customerId, hashToken(deviceToken));
}

async function findOrAddDevice(
  tx: Tx,
  options: {
    customerId: string;
    deviceName: string;
    deviceToken?: string | undefined;
    address: string;
  },
) {
  const { customerId, deviceName, address } = options;
  const known = await knownDevice(tx, customerId, options.deviceToken);
  if (known && options.deviceToken) {
    await tx.run(seeDevice, known.id, deviceName, address, tx.now);
    return { deviceId: known.id, deviceToken: options.deviceToken, newDevice: false };
  }
  // A fresh mark even if the browser brought one: a planted mark must not become known.
  const deviceToken = secretToken();
  const deviceId = uuidv7(tx.now.getTime());
  const hash = hashToken(deviceToken);
  await tx.run(insertDevice, deviceId, customerId, hash, deviceName, address, tx.now);
  return { deviceId, deviceToken, newDevice: true };
}

export async function openStaffSession(
  tx: Tx,
  options: { staffId: string; address: string },
): Promise<{ token: string; sessionId: string }> {
  const token = STAFF_TOKEN_PREFIX + secretToken();
  const sessionId = uuidv7(tx.now.getTime());
  const expiresAt = new Date(tx.now.getTime() + STAFF_SESSION_MS);
  const { staffId, address } = options;
  await tx.run(
    insertStaffSession,
    hashToken(token),
    sessionId,
    staffId,
    address,
    tx.now,
    expiresAt,
  );
  return { token, sessionId };
}
