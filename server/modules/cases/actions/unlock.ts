import { z } from "zod";
import { unlockWallet, walletLockOf } from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import { caseAction } from "./action.ts";

/** Opens a wallet that only staff may open again. */
export const unlock = caseAction({
  type: "unlock",
  title: { zh: "解锁钱包", en: "Unlock the wallet" },
  data: z.object({}),
  approval: [
    {
      version: "2026-1",
      validFrom: "2026-01-01",
      role: "supervisor",
      people: 1,
      amountMax: null,
    },
  ],
  amount: () => undefined,
  check: async (tx, row) => {
    if (!(await walletLockOf(tx, row.customer_id))) throw refuse("unlock_not_needed");
  },
  execute: async (tx, actor, { customer_id: customerId, reason }) => {
    await unlockWallet(tx, actor, customerId, reason);
    return null;
  },
  text: (_data, language) => (language === "zh" ? "解锁钱包" : "unlocking of the wallet"),
});
