import { moneyText } from "@jinnang/money";
import type { Tx } from "../../../platform/database/database.ts";
import { on } from "../../../platform/events/subscription.ts";
import { notify } from "../../notify/index.ts";
import { orderChanged } from "../events.ts";
import { kindOf } from "./kinds.ts";
import { ordersById } from "./queries.ts";
import type { OrderRecord } from "./types.ts";

/** An order that ended goes into the inbox, off the path of the money itself. */
export const notifyCustomers = on("wallet.tell-customers", orderChanged, async (tx, events) => {
  const ended = events.filter(
    ({ data }) => data.ended && kindOf(tx.app, data.kind).notices[data.state],
  );
  if (ended.length === 0) return;
  const ids = ended.map(({ data }) => data.orderId);
  for (const order of await tx.all(ordersById, ids)) await notifyCustomer(tx, order);
});

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
