import type { Reader } from "../../../platform/database/database.ts";
import { wireMoney } from "../../../platform/http/route.ts";
import { balancesOf } from "../../ledger/index.ts";
import { incomingTopUps } from "../orders/queries.ts";
import { CURRENCY } from "../orders/types.ts";
import { limitFor } from "../rules/limits.ts";
import { usageOf } from "../rules/queries.ts";
import type { LimitName } from "../rules/rule.ts";
import { ruleFacts } from "../rules/rule-facts.ts";
import { walletOf } from "./open-wallet.ts";
import { customerFacts } from "./queries.ts";

/**
 * The customer's wallet as the wire shows it. `heldOut` is held for what is going out, `incoming`
 * what top-ups will bring; `pending` is the incoming money again under the name of the home screen.
 */
export async function walletSummary(reader: Reader, customerId: string) {
  const wallet = await walletOf(reader, customerId);
  const [balances, { incoming }] = await Promise.all([
    balancesOf(reader, [wallet.id]),
    reader.one(incomingTopUps, customerId),
  ]);
  const balance = balances.get(wallet.id);
  const coming = wireMoney(CURRENCY, incoming + (balance?.creditsPendingMinor ?? 0n));
  return {
    id: wallet.id,
    currency: wallet.currency,
    available: wireMoney(CURRENCY, balance?.availableMinor ?? 0n),
    pending: coming,
    heldOut: wireMoney(CURRENCY, balance?.debitsPendingMinor ?? 0n),
    incoming: coming,
    accountNumber: wallet.account_number,
  };
}

export async function limitsOfCustomer(reader: Reader, customerId: string) {
  const [customer] = await reader.all(customerFacts, [customerId]);
  const level = customer?.level ?? 1;
  const facts = await ruleFacts(reader, level);
  const [usage] = await reader.all(usageOf, [customerId], facts.day);
  const limit = (name: LimitName) => wireMoney(CURRENCY, limitFor(facts, name).maxMinor);
  return {
    level,
    perPayment: limit("per_payment"),
    perDay: limit("per_day"),
    spentToday: wireMoney(CURRENCY, usage?.spent_minor ?? 0n),
    balanceMax: limit("balance_max"),
  };
}
