import { z } from "zod";
import { actionRegistry, type CaseAction } from "../../../modules/cases/index.ts";
import { grantCredit } from "../../../modules/wallet/index.ts";
import { moneySchema } from "../../../platform/http/route.ts";
import { extra } from "../../../platform/registry.ts";

const data = z.object({ amount: moneySchema, note: z.string().max(100) });

/** A present; above ten yuan it takes two people to approve. */
const present: CaseAction<typeof data> = {
  type: "present",
  title: { zh: "礼物", en: "Present" },
  data,
  approval: [
    {
      version: "toy-1",
      validFrom: "2026-01-01",
      roles: ["supervisor"],
      people: 1,
      amountMax: { currency: "CNY", value: 1_000 },
    },
    {
      version: "toy-1",
      validFrom: "2026-01-01",
      roles: ["supervisor"],
      people: 2,
      amountMax: { currency: "CNY", value: 100_000 },
    },
  ],
  budgets: [],
  amount: ({ amount }) => amount,
  check: async () => undefined,
  execute: async (tx, actor, { id: key, customer_id: customerId, reason }, { amount }) => {
    const amountMinor = BigInt(amount.value);
    return (await grantCredit(tx, actor, { customerId, amountMinor, reason, key })).id;
  },
  text: ({ note }, language) => (language === "zh" ? `礼物：${note}` : `present: ${note}`),
};

export const toyAction = extra(actionRegistry, { present });
