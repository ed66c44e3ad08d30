import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { readableNumber, uuidv7 } from "../../../platform/ids.ts";
import { refuse } from "../errors.ts";
import { customerRegistered } from "../events.ts";
import { PHONE_CONTEXT, type Phone } from "../people/phone.ts";
import { insertCustomer, nextCustomerSerial } from "./queries.ts";

export interface NewCustomer {
  phone: Phone;
  passwordHash: string;
  pinHash: string | null;
  displayName: string;
  language: Language;
  level: number;
}

/** Writes the customer and publishes the event; refuses a number that was taken meanwhile. */
export async function addCustomer(
  tx: Tx,
  given: NewCustomer,
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
