import { formatMoney } from "@jinnang/money";
import { z } from "zod";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { moneySchema } from "../../../platform/http/route.ts";
import { grantCredit } from "../../wallet/index.ts";
import { budgets } from "../guards/budget.ts";
import { caseAction } from "./action.ts";

/** Money of our own, for a meal and an apology; real losses are refunded against an order. */
export const goodwillCredit = caseAction({
  type: "goodwill_credit",
  title: { zh: "善意补偿", en: "Goodwill credit" },
  data: z.object({ amount: moneySchema }),
  approval: [
    {
      version: "2026-1",
      validFrom: "2026-01-01",
      roles: ["supervisor"],
      people: 1,
      amountMax: { currency: "CNY", value: 5_000 },
    },
    {
      version: "2026-1",
      validFrom: "2026-01-01",
      roles: ["supervisor", "finance"],
      people: 2,
      amountMax: { currency: "CNY", value: 20_000 },
    },
  ],
  // A customer is consoled a few times a month; no two colleagues give away more than a few meals.
  budgets: budgets([
    ["all", "day", 100, 500_000],
    ["customer", "month", 4, 20_000],
    ["case", "always", 2, 20_000],
    ["proposer", "day", 20, 50_000],
    ["approver", "day", 40, 100_000],
    ["pair", "day", 10, 30_000],
  ]),
  amount: (data) => data.amount,
  check: async (_tx, _row, { amount }) => {
    if (amount.value <= 0) throw refuseRequest("invalid_request");
  },
  execute: async (tx, actor, { id: key, customer_id: customerId, reason }, { amount }) => {
    const amountMinor = BigInt(amount.value);
    return (await grantCredit(tx, actor, { customerId, amountMinor, reason, key })).id;
  },
  text: ({ amount }, language) => {
    const money = formatMoney(amount.currency, BigInt(amount.value), language);
    return language === "zh" ? `补偿 ${money}` : `goodwill credit of ${money}`;
  },
});
