import type { Tx } from "../../../platform/database/database.ts";
import { on } from "../../../platform/events/subscription.ts";
import { customerRegistered } from "../../identity/index.ts";
import { type Notice, notify } from "../../notify/index.ts";
import { orderChanged } from "../events.ts";
import { openWallet } from "../wallets/open-wallet.ts";
import { ordersById } from "./queries.ts";
import type { OrderRecord } from "./types.ts";
import { moneyText } from "./view.ts";

/** Everybody who signs up holds a wallet. */
const openWallets = on("wallet.open-wallets", customerRegistered, async (tx, events) => {
  for (const { data } of events) await openWallet(tx, data.customerId);
});

/** Money that came, or did not come, is told in the inbox; off the path of the money itself. */
const notifyCustomers = on("wallet.tell-customers", orderChanged, async (tx, events) => {
  const ended = events.filter(({ data }) => data.ended && data.kind !== "payment");
  if (ended.length === 0) return;
  const ids = ended.map(({ data }) => data.orderId);
  for (const order of await tx.all(ordersById, ids)) await tell(tx, order);
});

async function tell(tx: Tx, order: OrderRecord): Promise<void> {
  const template = templateOf(order);
  if (!template) return;
  const amount = moneyText(order.amount_minor, order.currency);
  const data = { amount, orderId: order.id, merchant: order.merchant_name ?? "" };
  // The inbox is read in the reader's language; this one only proves that the template is complete.
  const language = "zh";
  await notify(tx, { channel: "in_app", customerId: order.customer_id, template, data, language });
}

function templateOf({ kind, state }: OrderRecord): Notice["template"] | undefined {
  if (kind === "top_up" && state === "succeeded") return "top_up_done";
  if (kind === "top_up" && state === "failed") return "top_up_failed";
  if (kind === "refund" && state === "succeeded") return "refund_done";
  if (kind === "credit" && state === "succeeded") return "credit_done";
  return undefined;
}

export const subscriptions = [openWallets, notifyCustomers];
