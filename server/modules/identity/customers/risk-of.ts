import type { Reader } from "../../../platform/database/database.ts";
import { assess, type SignalKind } from "../../risk/index.ts";
import { walletLockOf } from "../locks/wallet-lock.ts";
import { listDevices } from "../sessions/devices.ts";
import { getCustomer } from "./cards.ts";

/** What speaks for caution before money goes to a customer; for staff. */
export interface CustomerRisk {
  readonly since: string;
  readonly level: 1 | 2 | 3;
  readonly lockReason: string | null;
  readonly signals: readonly SignalKind[];
  /** When the device that is newest was first signed in; null when none is. */
  readonly newestDeviceAt: string | null;
}

export async function riskOf(
  reader: Reader,
  customerId: string,
): Promise<CustomerRisk | undefined> {
  const [card, lock, assessment, devices] = await Promise.all([
    getCustomer(reader, customerId),
    walletLockOf(reader, customerId),
    assess(reader, `customer:${customerId}`),
    listDevices(reader, customerId),
  ]);
  if (!card) return undefined;
  return {
    since: card.createdAt,
    level: card.level,
    lockReason: lock?.reason ?? null,
    signals: assessment.reasons.map(({ kind }) => kind),
    newestDeviceAt:
      devices
        .map((device) => device.createdAt)
        .toSorted()
        .at(-1) ?? null,
  };
}
