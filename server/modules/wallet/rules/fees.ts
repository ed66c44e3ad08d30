import { feeMinor } from "@jinnang/money";
import { type FeeRecord, type RuleFacts, ruleInForce } from "./rule.ts";

export const feeRecords: readonly FeeRecord[] = [
  { name: "merchant_fee", from: "2026-01-01", bands: [{ fromMinor: 0n, feeBps: 60 }] },
];

/** The standard fee of a merchant with these facts; its contract may state another. */
export function merchantFeeBps(facts: RuleFacts, amountMinor = 0n): number {
  const record = ruleInForce(feeRecords, facts.operator?.fees ?? [], facts, () => true);
  if (!record) throw new Error("no merchant fee is in force");
  const band = record.bands.findLast(({ fromMinor }) => fromMinor <= amountMinor);
  return band?.feeBps ?? 0;
}

/** The fee of one payment at its merchant's rate, rounded as money rounds. */
export function paymentFeeMinor(amountMinor: bigint, feeBps: number): bigint {
  return feeMinor(amountMinor, feeBps);
}
