import { formatMoney } from "@jinnang/money";
import { z } from "zod";
import { moneySchema } from "../../../platform/http/route.ts";
import { orderOf, refundPayment } from "../../wallet/index.ts";
import { refuse } from "../errors.ts";
import { caseAction } from "./action.ts";

/** Gives back a payment or a part of it, out of the merchant's wallet. */
export const refund = caseAction({
  type: "refund",
  title: { zh: "退款", en: "Refund" },
  data: z.object({ orderId: z.uuid(), amount: moneySchema }),
  // The payment itself is the limit: no more is given back than was paid.
  approval: [
    {
      version: "2026-1",
      validFrom: "2026-01-01",
      role: "supervisor",
      people: 1,
      amountMax: null,
    },
  ],
  amount: (data) => data.amount,
  check: async (tx, row, { orderId, amount }) => {
    const order = await orderOf(tx, row.customer_id, orderId);
    if (order?.kind !== "payment" || order.state !== "succeeded") {
      throw refuse("case_order_not_refundable");
    }
    const left = order.amount.value - order.refundedAmount.value;
    if (amount.currency !== order.amount.currency || amount.value <= 0 || amount.value > left) {
      const available = formatMoney(order.amount.currency, BigInt(left), "zh");
      const before = order.refundedAmount.value > 0;
      throw refuse("case_refund_too_large", { available }).afterMoney(before);
    }
  },
  execute: async (tx, actor, { id: key, reason }, { orderId, amount }) => {
    const amountMinor = BigInt(amount.value);
    return (await refundPayment(tx, actor, { orderId, amountMinor, reason, key })).id;
  },
  text: ({ amount }, language) => {
    const money = formatMoney(amount.currency, BigInt(amount.value), language);
    return language === "zh" ? `退款 ${money}` : `refund of ${money}`;
  },
});
