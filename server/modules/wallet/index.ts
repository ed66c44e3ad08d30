import type { Reader } from "../../platform/database/database.ts";
import type { Language } from "../../platform/http/errors.ts";
import type { Module } from "../../platform/module.ts";
import { jobs } from "./jobs.ts";
import { listOrders } from "./list-orders.ts";
import { orderOfCustomer } from "./queries-orders.ts";
import { routes } from "./routes.ts";
import type { Order } from "./schemas.ts";
import { subscriptions } from "./subscriptions.ts";
import { openSystemAccounts } from "./transfers.ts";
import { eyesOf, orderView } from "./view.ts";

export { linkBankAccount } from "./bank-accounts.ts";
export { confirmPayment } from "./confirm-payment.ts";
export { createPayment } from "./create-payment.ts";
export { createTopUp } from "./create-top-up.ts";
export { type GoodwillCredit, grantCredit } from "./grant-credit.ts";
export { limitsOf } from "./limits.ts";
export { createCode } from "./merchant.ts";
export { openMerchant } from "./open-merchant.ts";
export { openWallet } from "./open-wallet.ts";
export { isSigned, signMessage } from "./providers/signature.ts";
export { refundPayment } from "./refund-payment.ts";
export { type Order, orderSchema } from "./schemas.ts";
export { settleTopUp } from "./settle-top-up.ts";
export type { OrderKind, OrderRecord, OrderState } from "./types.ts";
export { eyesOf, orderView } from "./view.ts";
export { limitsOfCustomer, walletSummary } from "./wallet-summary.ts";

/** The customer's newest orders, as their own page shows them. */
export async function recentOrders(
  reader: Reader,
  customerId: string,
  limit: number,
  language: Language = "zh",
): Promise<Order[]> {
  const { orders } = await listOrders(reader, customerId, { limit });
  const eyes = eyesOf(reader.app, language);
  return orders.map((order) => orderView(order, eyes));
}

/** One order of the customer; undefined when it is not theirs. */
export async function orderOf(
  reader: Reader,
  customerId: string,
  orderId: string,
  language: Language = "zh",
): Promise<Order | undefined> {
  const order = await reader.maybe(orderOfCustomer, customerId, orderId);
  return order && orderView(order, eyesOf(reader.app, language));
}

export const module: Module = {
  name: "wallet",
  routes,
  jobs,
  subscriptions,
  start: openSystemAccounts,
};
