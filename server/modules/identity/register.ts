import { generateSecret, generateURI } from "otplib";
import type { App } from "../../platform/app.ts";
import type { Tx } from "../../platform/database/database.ts";
import { publish } from "../../platform/events/outbox.ts";
import type { Language } from "../../platform/http/errors.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import { checkDigit, readableNumber, uuidv7 } from "../../platform/ids.ts";
import { refuse } from "./errors.ts";
import { customerRegistered } from "./events.ts";
import { PHONE_CONTEXT, type Phone, parsePhone } from "./phone.ts";
import { insertCustomer, nextCustomerSerial } from "./queries.ts";
import { insertStaff, nextStaffSerial } from "./queries-staff.ts";
import { hashSecret } from "./secrets.ts";

export const TOTP_CONTEXT = "identity.staff.totp";

export interface NewCustomer {
  phone: string;
  password: string;
  pin?: string;
  displayName: string;
  language?: Language;
  level?: 1 | 2 | 3;
}

/** Makes a customer at once, for the sandbox's people and for tests: no code, no strength check. */
export async function registerCustomer(
  tx: Tx,
  given: NewCustomer,
): Promise<{ customerId: string; customerNumber: string }> {
  const { app } = tx;
  const pinHash = given.pin ? await hashSecret(app, "pin", given.pin) : null;
  return addCustomer(tx, {
    phone: parsePhone(app, given.phone),
    passwordHash: await hashSecret(app, "password", given.password),
    pinHash,
    displayName: given.displayName,
    language: given.language ?? "zh",
    level: given.level ?? 1,
  });
}

/** Writes the customer and the news of it; a number that got taken meanwhile is refused. */
export async function addCustomer(
  tx: Tx,
  given: {
    phone: Phone;
    passwordHash: string;
    pinHash: string | null;
    displayName: string;
    language: Language;
    level: number;
  },
): Promise<{ customerId: string; customerNumber: string }> {
  const customerId = uuidv7(tx.now.getTime());
  const { serial } = await tx.one(nextCustomerSerial);
  const customerNumber = readableNumber("U", tx.now, serial);
  const { phone, displayName, language, level, passwordHash, pinHash } = given;
  const added = await tx.run(
    insertCustomer,
    customerId,
    customerNumber,
    displayName,
    language,
    level,
    tx.app.vault.seal(phone.number, PHONE_CONTEXT),
    phone.index,
    phone.masked,
    passwordHash,
    pinHash,
    tx.now,
  );
  if (added === 0) throw refuse("sign_up_void");
  await publish(tx, customerRegistered({ customerId, displayName }));
  return { customerId, customerNumber };
}

export interface NewStaff {
  displayName: string;
  roles: readonly StaffRole[];
  password: string;
  department?: string;
  departmentEn?: string;
  language?: Language;
  /** Base32; made unless given. */
  totpSecret?: string;
  /** Short digits; made unless given. */
  staffNumber?: string;
}

/** Makes a member of staff; the authenticator's secret is handed out this once. */
export async function registerStaff(
  tx: Tx,
  given: NewStaff,
): Promise<{ staffId: string; staffNumber: string; totpUri: string; totpSecret: string }> {
  const { app } = tx;
  const staffId = uuidv7(tx.now.getTime());
  const staffNumber = given.staffNumber ?? (await nextStaffNumber(tx));
  const totpSecret = given.totpSecret ?? generateSecret();
  await tx.run(
    insertStaff,
    staffId,
    staffNumber,
    given.displayName,
    given.department ?? "客户服务部",
    given.departmentEn ?? "Customer service",
    [...given.roles],
    given.language ?? "zh",
    await hashSecret(app, "password", given.password),
    app.vault.seal(totpSecret, TOTP_CONTEXT),
    tx.now,
  );
  const totpUri = totpUriOf(app, { staffNumber, secret: totpSecret });
  return { staffId, staffNumber, totpUri, totpSecret };
}

/** What an authenticator app reads; the issuer is the name it then shows. */
export function totpUriOf(app: App, of: { staffNumber: string; secret: string }): string {
  return generateURI({ issuer: app.config.brand.en, label: of.staffNumber, secret: of.secret });
}

/** Short enough to read aloud, with a check digit against slips of the tongue. */
async function nextStaffNumber(tx: Tx): Promise<string> {
  const { serial } = await tx.one(nextStaffSerial);
  const digits = serial.toString();
  return digits + checkDigit(digits);
}
