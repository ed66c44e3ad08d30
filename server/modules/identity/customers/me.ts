import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { pinTries } from "../factors/attempts.ts";
import { findAttempt } from "../factors/queries.ts";
import { type RecoveryHold, recoveryHoldOf } from "../locks/recovery-hold.ts";
import { toWalletLock, type WalletLock } from "../locks/wallet-lock.ts";
import { demandHonestName } from "../people/honest-name.ts";
import { customerById } from "../people/queries.ts";
import { merchantsOf, updateProfile } from "./queries.ts";

/** A customer's own profile. */
export interface Me {
  id: string;
  customerNumber: string;
  displayName: string;
  phoneMasked: string;
  emailMasked: string | null;
  level: 1 | 2 | 3;
  hasPin: boolean;
  pinLockedUntil: string | null;
  walletLock: WalletLock | null;
  recoveryHold: RecoveryHold | null;
  language: Language;
  merchants: { id: string; name: string }[];
}

export async function readMe(reader: Reader, customerId: string): Promise<Me> {
  const [customer, merchants, pin] = await Promise.all([
    reader.one(customerById, customerId),
    reader.all(merchantsOf, customerId),
    reader.maybe(findAttempt, pinTries.kind, customerId),
  ]);
  const pinLocked = pin?.locked_until && pin.locked_until > reader.now ? pin.locked_until : null;
  const { locked_reason, locked_since, locked_by } = customer;
  return {
    id: customer.id,
    customerNumber: customer.customer_number,
    displayName: customer.display_name,
    phoneMasked: customer.phone_masked,
    emailMasked: customer.email_masked,
    level: customer.level,
    hasPin: customer.pin_hash !== null,
    pinLockedUntil: pinLocked?.toISOString() ?? null,
    walletLock:
      locked_reason && locked_since && locked_by
        ? toWalletLock({ locked_reason, locked_since, locked_by })
        : null,
    recoveryHold: recoveryHoldOf(customer, reader.now),
    language: customer.language,
    merchants,
  };
}

export async function changeProfile(
  tx: Tx,
  customerId: string,
  change: { displayName?: string | undefined; language?: Language | undefined },
): Promise<Me> {
  if (change.displayName) demandHonestName(tx.app, change.displayName);
  await tx.run(updateProfile, customerId, change.displayName ?? null, change.language ?? null);
  return readMe(tx, customerId);
}
