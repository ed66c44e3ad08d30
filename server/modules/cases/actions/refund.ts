import { formatMoney } from "@jinnang/money";
import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { moneySchema } from "../../../platform/http/route.ts";
import { localDay } from "../../calendar/index.ts";
import { orderOf, refundPayment, refundSide } from "../../wallet/index.ts";
import { refuse } from "../errors.ts";
import { rowsOn, type Versioned } from "../file/versions.ts";
import { budgets } from "../guards/budget.ts";
import { caseAction } from "./action.ts";

interface AgeRule extends Versioned {
  readonly days: number;
}

/** How old a payment may be that staff give back: after a year, books are closed. */
const ages: readonly AgeRule[] = [{ version: "2026-1", validFrom: "2026-01-01", days: 365 }];
const DAY_MS = 24 * 3_600_000;

function demandYoung(tx: Tx, completedAt: string | null): void {
  const [rule] = rowsOn(ages, localDay(tx.now, tx.app.config.timeZone));
  const age = tx.now.getTime() - Date.parse(completedAt ?? "");
  if (rule && age > rule.days * DAY_MS) throw refuse("case_refund_too_old", { days: rule.days });
}

/** Gives back a payment or a part of it, out of the merchant's wallet. */
export const refund = caseAction({
  type: "refund",
  title: { zh: "退款", en: "Refund" },
  data: z.object({ orderId: z.uuid(), amount: moneySchema }),
  // No more is given back than was paid; much of it takes two people.
  approval: [
    {
      version: "2026-1",
      validFrom: "2026-01-01",
      roles: ["supervisor"],
      people: 1,
      amountMax: { currency: "CNY", value: 500_000 },
    },
    {
      version: "2026-1",
      validFrom: "2026-01-01",
      roles: ["supervisor", "finance"],
      people: 2,
      amountMax: null,
    },
  ],
  budgets: budgets([
    ["all", "day", 500, 20_000_000],
    ["customer", "month", 20, 5_000_000],
    ["case", "always", 5, 5_000_000],
    ["proposer", "day", 50, 6_000_000],
    ["approver", "day", 100, 10_000_000],
    ["pair", "day", 40, 6_000_000],
  ]),
  amount: (data) => data.amount,
  check: async (tx, row, { orderId, amount }) => {
    const order = await orderOf(tx, row.customer_id, orderId);
    if (order?.kind !== "payment" || order.state !== "succeeded") {
      throw refuse("case_order_not_refundable");
    }
    demandYoung(tx, order.completedAt);
    const left = order.amount.value - order.refundedAmount.value;
    if (amount.currency !== order.amount.currency || amount.value <= 0 || amount.value > left) {
      const available = formatMoney(order.amount.currency, BigInt(left), "zh");
      const before = order.refundedAmount.value > 0;
      throw refuse("case_refund_too_large", { available }).afterMoney(before);
    }
  },
  ready: async (tx, { orderId, amount }) => {
    const merchant = await refundSide(tx, orderId, BigInt(amount.value));
    if (merchant && merchant.afterMinor < 0n) throw refuse("case_merchant_short");
  },
  execute: async (tx, actor, { id: key, reason }, { orderId, amount }) => {
    const wanted = { orderId, amountMinor: BigInt(amount.value), currency: amount.currency };
    return (await refundPayment(tx, actor, { ...wanted, reason, key })).id;
  },
  text: ({ amount }, language) => {
    const money = formatMoney(amount.currency, BigInt(amount.value), language);
    return language === "zh" ? `退款 ${money}` : `refund of ${money}`;
  },
});
