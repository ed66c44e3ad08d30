import {
  addMerchantMember,
  findCustomerByPhone,
  findStaffByNumber,
} from "../modules/identity/index.ts";
import { registerCustomer, registerStaff } from "../modules/identity/setup.ts";
import { grantCredit } from "../modules/wallet/index.ts";
import { createCode, linkInstrument, openMerchant, openWallet } from "../modules/wallet/setup.ts";
import type { App } from "../platform/app.ts";
import type { Tx } from "../platform/database/database.ts";
import { type CustomerActor, systemActor } from "../platform/http/permission.ts";
import { checkDigit } from "../platform/ids.ts";
import {
  PASSWORD,
  PIN,
  type SandboxCustomer,
  type SandboxStaff,
  sandboxCustomers,
  sandboxStaff,
} from "./people.ts";

const KNOWN_MS = 365 * 24 * 60 * 60 * 1_000;

/** Makes the people to play with on the first run of a sandbox; who is there already stays. */
export async function seedSandbox(app: App): Promise<void> {
  for (const person of sandboxCustomers) {
    if (await findCustomerByPhone(app.database, person.phone)) continue;
    await app.database.transaction((tx) => seedCustomer(tx, person));
  }
  for (const person of sandboxStaff) {
    if (await findStaffByNumber(app.database, staffNumberOf(person))) continue;
    await app.database.transaction((tx) => seedStaff(tx, person));
  }
}

export function staffNumberOf(person: SandboxStaff): string {
  return person.number + checkDigit(person.number);
}

async function seedCustomer(tx: Tx, person: SandboxCustomer): Promise<void> {
  const { customerId } = await registerCustomer(tx, {
    phone: person.phone,
    password: PASSWORD,
    pin: PIN,
    displayName: person.name,
    level: person.level,
  });
  await openWallet(tx, customerId);
  await linkInstrument(tx, seedActor(customerId), {
    rail: "bank",
    institution: "sandbox-bank",
    number: person.bankAccountNumber,
    holderName: person.name,
  });
  await grantCredit(tx, systemActor("sandbox"), {
    customerId,
    amountMinor: person.creditMinor,
    reason: "沙盒体验金 Sandbox credit",
    key: `sandbox:${customerId}`,
  });
  if (person.merchant) await seedMerchant(tx, customerId, person.merchant);
}

async function seedMerchant(
  tx: Tx,
  ownerId: string,
  given: NonNullable<SandboxCustomer["merchant"]>,
): Promise<void> {
  const merchant = await openMerchant(tx, given);
  await addMerchantMember(tx, ownerId, merchant.id, merchant.name);
  const { currency } = merchant;
  await createCode(tx, merchant, { amountMinor: null, currency, text: given.code });
}

/** The seed acts for the customer, as if from a phone of theirs. */
function seedActor(customerId: string): CustomerActor {
  return {
    kind: "customer",
    customerId,
    sessionId: "sandbox",
    deviceId: "sandbox",
    merchantIds: [],
    address: "127.0.0.1",
    language: "zh",
  };
}

async function seedStaff(tx: Tx, person: SandboxStaff): Promise<void> {
  await registerStaff(tx, {
    displayName: person.name,
    roles: person.roles,
    password: PASSWORD,
    totpSecret: person.totpSecret,
    staffNumber: staffNumberOf(person),
    // Colleagues for a while already, so that two admins are enough for what takes two.
    rightsSince: new Date(tx.now.getTime() - KNOWN_MS),
  });
}
