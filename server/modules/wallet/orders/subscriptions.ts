import type { Tx } from "../../../platform/database/database.ts";
import type { Subscription } from "../../../platform/events/outbox.ts";
import { notify } from "../../notify/index.ts";
import { openWallet } from "../wallets/open-wallet.ts";
import { ordersById } from "./queries.ts";
import { kindOf } from "./kinds.ts";
import { moneyText } from "./money-text.ts";
import type { OrderRecord, OrderState } from "./types.ts";

/** Everybody who signs up holds a wallet. */
const openWallets: Subscription = {
  name: "wallet.open-wallets",
  types: ["identity.customer-registered"],
  async handle(tx, events) {
    for (const { data } of events) {
      await openWallet(tx, (data as { customerId: string }).customerId);
    }
  },
};

/** An order that ended goes into the inbox, off the path of the money itself. */
const notifyCustomers: Subscription = {
  name: "wallet.tell-customers",
  types: ["wallet.order-changed"],
  async handle(tx, events) {
    const ended = events
      .map(({ data }) => data as { orderId: string; kind: string; state: OrderState; ended: boolean })
      .filter(({ kind, state, ended }) => ended && kindOf(tx.app, kind).notices[state]);
    if (ended.length === 0) return;
    const ids = ended.map(({ orderId }) => orderId);
    for (const order of await tx.all(ordersById, ids)) await notifyCustomer(tx, order);
  },
};

async function notifyCustomer(tx: Tx, order: OrderRecord): Promise<void> {
  const template = kindOf(tx.app, order.kind).notices[order.state];
  if (!template) return;
  const amount = moneyText(order.amount_minor, order.currency);
  const data = { amount, orderId: order.id, merchant: order.merchant_name ?? "" };
  // The inbox renders in the reader's language later; the language here only validates the
  // template.
  const language = "zh";
  await notify(tx, { channel: "in_app", customerId: order.customer_id, template, data, language });
}

export const subscriptions = [openWallets, notifyCustomers];
