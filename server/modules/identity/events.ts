import type { Tx } from "../../platform/database/database.ts";
import { publish } from "../../platform/events/outbox.ts";

/** What identity tells the house. */
export interface IdentityEvents {
  "identity.customer-registered": { customerId: string; displayName: string };
  "identity.signed-in": { customerId: string; deviceId: string; newDevice: boolean };
  "identity.wallet-locked": { customerId: string; reason: string; by: string };
  "identity.wallet-unlocked": { customerId: string; reason: string };
  "identity.password-changed": { customerId: string };
  "identity.pin-locked": { customerId: string; until: string };
}

/** Publishes with the customer's own live screens as recipients. */
export async function publishIdentity<T extends keyof IdentityEvents>(
  tx: Tx,
  type: T,
  data: IdentityEvents[T],
): Promise<void> {
  await publish(tx, { type, data, recipients: [`customer:${data.customerId}`] });
}
