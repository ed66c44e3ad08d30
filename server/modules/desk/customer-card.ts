import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { type Language, refuse } from "../../platform/http/errors.ts";
import { casesOf } from "../cases/index.ts";
import { listOf } from "../conversations/index.ts";
import { type CustomerCard, getCustomer, listDevices } from "../identity/index.ts";
import { recentOrders, walletSummary } from "../wallet/index.ts";
import type { customerCardSchema } from "./schemas.ts";

/** What fits on a card; the pages behind it show the rest. */
const ORDERS_MAX = 20;
const CONVERSATIONS_MAX = 10;

/** Everything about one customer that helps them now. */
export async function readCustomerCard(
  reader: Reader,
  customerId: string,
  language: Language,
): Promise<z.input<typeof customerCardSchema>> {
  const customer = await getCustomer(reader, customerId);
  if (!customer) throw refuse("not_found");
  const [wallet, orders, devices, cases, conversations] = await Promise.all([
    walletSummary(reader, customerId),
    recentOrders(reader, customerId, ORDERS_MAX, language),
    listDevices(reader, customerId),
    casesOf(reader, customerId),
    listOf(reader, customerId, { before: null, limit: CONVERSATIONS_MAX }, "staff"),
  ]);
  return {
    customer: customerFields(customer),
    wallet,
    orders,
    // Where somebody was is nobody's business at the desk: the address stays out.
    devices: devices.map(({ id, name, createdAt, lastSeenAt }) => ({
      id,
      name,
      createdAt,
      lastSeenAt,
    })),
    cases,
    conversations: conversations.items,
  };
}

/** What lists and cards show of the person. */
export function customerFields(customer: CustomerCard) {
  const { lockedReason: reason, lockedSince: since, selfUnlock } = customer;
  return {
    id: customer.id,
    customerNumber: customer.customerNumber,
    displayName: customer.displayName,
    level: customer.level,
    language: customer.language,
    phoneMasked: customer.phoneMasked,
    emailMasked: customer.emailMasked,
    walletLock: reason !== null && since !== null ? { reason, since, selfUnlock } : null,
    heldUntil: customer.heldUntil,
    createdAt: customer.createdAt,
  };
}
