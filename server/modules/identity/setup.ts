import type { Tx } from "../../platform/database/database.ts";
import type { Language } from "../../platform/http/errors.ts";
import { addCustomer } from "./customers/add-customer.ts";
import { hashSecret } from "./factors/secrets.ts";
import { parsePhone } from "./people/phone.ts";
import { type StaffEntry, writeStaff } from "./staff/add-staff.ts";

/**
 * The second door, for the sandbox, benches and tests only: people made at once, without code,
 * strength check or audit. Here alone a secret is hashed while a transaction is open.
 */
export { openCustomerSession, openStaffSession } from "./sessions/open-session.ts";

export interface GivenCustomer {
  phone: string;
  password: string;
  pin?: string;
  displayName: string;
  language?: Language;
  level?: 1 | 2 | 3;
}

export async function registerCustomer(
  tx: Tx,
  given: GivenCustomer,
): Promise<{ customerId: string; customerNumber: string }> {
  const { app } = tx;
  return addCustomer(tx, {
    phone: parsePhone(app, given.phone),
    passwordHash: await hashSecret(app, "password", given.password),
    pinHash: given.pin ? await hashSecret(app, "pin", given.pin) : null,
    displayName: given.displayName,
    language: given.language ?? "zh",
    level: given.level ?? 1,
  });
}

export interface GivenStaff extends Omit<StaffEntry, "secrets"> {
  password: string;
  totpSecret?: string;
}

export async function registerStaff(
  tx: Tx,
  { password, totpSecret, ...given }: GivenStaff,
): Promise<{ staffId: string; staffNumber: string; totpSecret: string }> {
  const passwordHash = await hashSecret(tx.app, "password", password);
  return writeStaff(tx, { ...given, secrets: { passwordHash, totpSecret } });
}
