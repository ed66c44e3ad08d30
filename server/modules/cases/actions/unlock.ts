import type { WordKey } from "@jinnang/words";
import { z } from "zod";
import { needsUnlock, unlockWallet } from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import { budgets } from "../guards/budget.ts";
import { caseAction } from "./action.ts";

/** How the person was verified. The proposer answers for it, and the case keeps it. */
const unlockProofs = [
  "in_person",
  "video_call",
  "identity_document",
  "called_back",
  "recent_payments_named",
  "police_report",
] as const satisfies WordKey<"unlockProof">[];
export type Proof = (typeof unlockProofs)[number];

/** Proofs that a thief with the phone does not have; the others stand only beside one of these. */
const STRONG: readonly Proof[] = ["in_person", "video_call", "identity_document"];
const PROOFS_MIN = 2;

/** Opens a wallet that only staff may open again, and ends a hold after a recovery by number. */
export const unlock = caseAction({
  type: "unlock",
  title: { zh: "解锁钱包", en: "Unlock the wallet" },
  // None is the data of older proposals: they can be read, and no longer carried out.
  data: z.object({
    proofs: z.array(z.enum(unlockProofs)).max(unlockProofs.length).default([]),
  }),
  approval: [
    {
      version: "2026-1",
      validFrom: "2026-01-01",
      roles: ["supervisor"],
      people: 1,
      amountMax: null,
    },
  ],
  budgets: budgets([
    ["all", "day", 200],
    ["customer", "month", 3],
    ["case", "always", 2],
    ["proposer", "day", 20],
    ["approver", "day", 40],
    ["pair", "day", 15],
  ]),
  amount: () => undefined,
  check: async (tx, row, { proofs }) => {
    if (!(await needsUnlock(tx, row.customer_id))) throw refuse("unlock_not_needed");
    demandProofs(proofs);
  },
  execute: async (tx, actor, { customer_id: customerId, reason }, { proofs }) => {
    demandProofs(proofs);
    await unlockWallet(tx, actor, customerId, reason);
    return null;
  },
  text: (_data, language) => (language === "zh" ? "解锁钱包" : "unlocking of the wallet"),
});

function demandProofs(proofs: readonly Proof[]): void {
  const kinds = new Set(proofs);
  const isEnough = kinds.size >= PROOFS_MIN && STRONG.some((proof) => kinds.has(proof));
  if (!isEnough) throw refuse("unlock_proofs_missing");
}
