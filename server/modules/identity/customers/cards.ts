import type { Reader } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { isFirm } from "../locks/wallet-lock.ts";
import { EMAIL_CONTEXT } from "../people/email.ts";
import { PHONE_CONTEXT, parsePhone } from "../people/phone.ts";
import { customerById, customerByPhone } from "../people/queries.ts";
import {
  type CustomerCardRow,
  customerCards,
  customerCardsByPhoneEnding,
  searchCustomerCards,
} from "./queries.ts";

/** The part of a customer that other modules may read: masked, no sealed or hashed field. */
export interface CustomerCard {
  id: string;
  customerNumber: string;
  displayName: string;
  level: 1 | 2 | 3;
  language: Language;
  phoneMasked: string;
  emailMasked: string | null;
  lockedReason: string | null;
  lockedSince: string | null;
  /** False when only two members of staff may unlock. */
  selfUnlock: boolean;
  /** After a recovery by code alone; it may be over. */
  heldUntil: string | null;
  createdAt: string;
}

export async function getCustomer(
  reader: Reader,
  customerId: string,
): Promise<CustomerCard | undefined> {
  return (await getCustomers(reader, [customerId])).get(customerId);
}

export async function getCustomers(
  reader: Reader,
  customerIds: readonly string[],
): Promise<Map<string, CustomerCard>> {
  const rows = await reader.all(customerCards, [...customerIds]);
  return new Map(rows.map((row) => [row.id, toCustomerCard(row)]));
}

/** The customer with exactly this phone number; undefined for a malformed number. */
export async function findCustomerByPhone(
  reader: Reader,
  phone: string,
): Promise<CustomerCard | undefined> {
  let index: Buffer;
  try {
    index = parsePhone(reader.app, phone).index;
  } catch {
    return undefined;
  }
  const row = await reader.maybe(customerByPhone, index);
  return row && toCustomerCard(row);
}

/** By the start of the name or the whole customer number; for staff. */
export async function searchCustomers(
  reader: Reader,
  text: string,
  limit: number,
): Promise<CustomerCard[]> {
  return (await reader.all(searchCustomerCards, text, limit)).map(toCustomerCard);
}

/** By the last four digits of the phone number, as a caller says them; for staff. */
export async function customersByPhoneEnding(
  reader: Reader,
  ending: string,
  limit: number,
): Promise<CustomerCard[]> {
  return (await reader.all(customerCardsByPhoneEnding, ending, limit)).map(toCustomerCard);
}

/** A contact in full. The caller writes the reason to the audit log. */
export async function revealContact(
  reader: Reader,
  customerId: string,
  field: "phone" | "email",
): Promise<string | null> {
  const customer = await reader.maybe(customerById, customerId);
  if (!customer) return null;
  const { vault } = reader.app;
  if (field === "phone") return vault.open(customer.phone_sealed, PHONE_CONTEXT);
  return customer.email_sealed && vault.open(customer.email_sealed, EMAIL_CONTEXT);
}

function toCustomerCard(row: CustomerCardRow): CustomerCard {
  return {
    id: row.id,
    customerNumber: row.customer_number,
    displayName: row.display_name,
    level: row.level,
    language: row.language,
    phoneMasked: row.phone_masked,
    emailMasked: row.email_masked,
    lockedReason: row.locked_reason,
    lockedSince: row.locked_since?.toISOString() ?? null,
    selfUnlock: !isFirm(row.locked_by, row.locked_reason),
    heldUntil: row.held_until?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
