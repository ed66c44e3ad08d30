import type { Reader } from "../../platform/database/database.ts";
import type { Language } from "../../platform/http/errors.ts";
import type { Module } from "../../platform/module.ts";
import { jobs } from "./jobs.ts";
import { listOrders } from "./orders/list-orders.ts";
import { notifyCustomers } from "./orders/notify-customers.ts";
import { orderOfCustomer, orderWithReceipt } from "./orders/queries.ts";
import type { Order } from "./orders/schemas.ts";
import { openSystemAccounts } from "./orders/transfers.ts";
import { orderView } from "./orders/view.ts";
import { viewerOf } from "./orders/viewer.ts";
import { routes } from "./routes.ts";
import { followLocks } from "./wallets/follow-locks.ts";
import { openWallets } from "./wallets/open-wallets.ts";

export { type GoodwillCredit, grantCredit } from "./credit/grant-credit.ts";
export { type Owner, ownerOfNumber, ownerOfOrder } from "./orders/find-by-number.ts";
export type { OrderKind } from "./orders/kinds.ts";
export { type Order, orderSchema } from "./orders/schemas.ts";
export type { OrderRecord, OrderState } from "./orders/types.ts";
export { orderView } from "./orders/view.ts";
export { viewerOf } from "./orders/viewer.ts";
export { refundPayment } from "./refund/refund-payment.ts";
export { type RefundSide, refundSide } from "./refund/refund-side.ts";
export { walletFacts } from "./rules/facts.ts";
export { limitsOfCustomer, walletSummary } from "./wallets/wallet-summary.ts";

/** The customer's newest orders, as their own page shows them. */
export async function recentOrders(
  reader: Reader,
  customerId: string,
  limit: number,
  language: Language = "zh",
): Promise<Order[]> {
  const { orders } = await listOrders(reader, customerId, { limit });
  const viewer = viewerOf(reader.app, language);
  return orders.map((order) => orderView(order, viewer));
}

/** One order of the customer; undefined when it is not theirs. */
export async function orderOf(
  reader: Reader,
  customerId: string,
  orderId: string,
  language: Language = "zh",
): Promise<Order | undefined> {
  const order = await reader.maybe(orderOfCustomer, customerId, orderId);
  return order && orderView(order, viewerOf(reader.app, language));
}

/** The customer's order with this receipt number; undefined when it is not theirs. */
export async function orderOfReceipt(
  reader: Reader,
  customerId: string,
  receiptNumber: string,
  language: Language = "zh",
): Promise<Order | undefined> {
  const order = await reader.maybe(orderWithReceipt, customerId, receiptNumber);
  return order && orderView(order, viewerOf(reader.app, language));
}

export const module: Module = {
  name: "wallet",
  routes,
  jobs,
  subscriptions: [openWallets, followLocks, notifyCustomers],
  start: async (app) => {
    await openSystemAccounts(app);
    return undefined;
  },
};
