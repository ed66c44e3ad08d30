import { formatMoney } from "@jinnang/money";
import { z } from "zod";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { moneySchema } from "../../../platform/http/route.ts";
import { grantCredit } from "../../wallet/index.ts";
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
      role: "supervisor",
      people: 1,
      amountMax: { currency: "CNY", value: 20_000 },
    },
  ],
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
