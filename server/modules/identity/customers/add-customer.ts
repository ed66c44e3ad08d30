import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { readableNumber, uuidv7 } from "../../../platform/ids.ts";
import { refuse } from "../errors.ts";
import { customerRegistered } from "../events.ts";
import { hashSecret } from "../factors/secrets.ts";
import { PHONE_CONTEXT, type Phone, parsePhone } from "../people/phone.ts";
import { insertCustomer, nextCustomerSerial } from "./queries.ts";

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
