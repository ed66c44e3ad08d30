import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";
import { PHONE_CONTEXT, parsePhone } from "../people/phone.ts";
import {
  type CustomerCardRow,
  customerById,
  customerByPhone,
  customerCards,
  insertMerchantMember,
  searchCustomerCards,
} from "../people/queries.ts";
import { type StaffCardRow, staffCardByNumber, staffCards } from "../staff/queries.ts";
import { EMAIL_CONTEXT } from "../people/notify-customer.ts";

/** What other modules may know of a customer: masked, never a sealed or hashed field. */
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
  createdAt: string;
}

export interface StaffCard {
  id: string;
  staffNumber: string;
  displayName: string;
  /** As it is called in Chinese, and in English. */
  department: string;
  departmentEn: string;
  roles: StaffRole[];
  active: boolean;
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

/** The customer with exactly this phone number; an unreadable number is nobody's. */
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

/** A contact in full. Whoever asks writes to the audit log why. */
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

/** Makes a customer a member of a merchant; it holds from the next request on. */
export async function addMerchantMember(
  tx: Tx,
  customerId: string,
  merchantId: string,
  name: string,
): Promise<void> {
  await tx.run(insertMerchantMember, customerId, merchantId, name, tx.now);
}

export async function staffCard(reader: Reader, staffId: string): Promise<StaffCard | undefined> {
  return (await staffCardsOf(reader, [staffId])).get(staffId);
}

export async function staffCardsOf(
  reader: Reader,
  staffIds: readonly string[],
): Promise<Map<string, StaffCard>> {
  const rows = await reader.all(staffCards, [...staffIds]);
  return new Map(rows.map((row) => [row.id, toStaffCard(row)]));
}

/** "Is this really you?": the member of staff with this number. */
export async function findStaffByNumber(
  reader: Reader,
  staffNumber: string,
): Promise<StaffCard | undefined> {
  const row = await reader.maybe(staffCardByNumber, staffNumber);
  return row && toStaffCard(row);
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
    createdAt: row.created_at.toISOString(),
  };
}

export function toStaffCard(row: StaffCardRow): StaffCard {
  return {
    id: row.id,
    staffNumber: row.staff_number,
    displayName: row.display_name,
    department: row.department,
    departmentEn: row.department_en,
    roles: row.roles,
    active: row.active,
  };
}
