import type { Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { balancesOf } from "../../ledger/index.ts";
import { refuse } from "../errors.ts";
import { orderChanged } from "../events.ts";
import { linkedAccounts } from "../instruments/instruments.ts";
import { createOrder } from "../orders/new-order.ts";
import { incomingTopUps } from "../orders/queries.ts";
import { CURRENCY, type OrderRecord } from "../orders/types.ts";
import { moneyText } from "../orders/view.ts";
import { limitsOf, TOP_UP_MINOR_MAX, TOP_UP_MINOR_MIN } from "../rules/limits.ts";
import { openWallet } from "../wallets/open-wallet.ts";
import { customerFacts, lockWalletRow } from "../wallets/queries.ts";
import { sendDebitJob } from "./jobs.ts";

/**
 * Makes a top-up order; the job in the same commit asks the bank for the money. A locked wallet may
 * be topped up: money can come in, nothing goes out.
 */
export async function createTopUp(
  tx: Tx,
  actor: CustomerActor,
  topUp: { bankAccountId: string; amountMinor: bigint; currency: string },
): Promise<OrderRecord> {
  const { amountMinor, currency } = topUp;
  if (currency !== CURRENCY) throw refuse("currency_unsupported");
  if (amountMinor < TOP_UP_MINOR_MIN || amountMinor > TOP_UP_MINOR_MAX) {
    const range = { minText: moneyText(TOP_UP_MINOR_MIN), maxText: moneyText(TOP_UP_MINOR_MAX) };
    throw refuse("amount_out_of_range", range);
  }
  const accounts = await linkedAccounts(tx, actor.customerId);
  const account = accounts.find(({ id }) => id === topUp.bankAccountId);
  if (!account) throw refuse("bank_account_unknown");
  const wallet = await openWallet(tx, actor.customerId);
  await refuseTooFull(tx, actor.customerId, wallet.id, amountMinor);
  const order = await createOrder(tx, {
    customerId: actor.customerId,
    kind: "top_up",
    state: "created",
    stepCode: "top_up_created",
    currency,
    amountMinor,
    accountId: wallet.id,
    bankAccountId: account.id,
  });
  await enqueue(tx, sendDebitJob, { orderId: order.id, attempt: 1 });
  await publish(tx, orderChanged(order));
  return order;
}

/**
 * What is still on its way counts, and the wallet's row is held until the new order is written, so
 * that ten top-ups at once do not pass the maximum. Checked here only: money that the bank has
 * debited is always credited. Orders on their way are read before the balance: one that arrives
 * between the two counts twice for a moment, and never not at all.
 */
async function refuseTooFull(
  tx: Tx,
  customerId: string,
  accountId: string,
  amountMinor: bigint,
): Promise<void> {
  const [facts] = await tx.all(customerFacts, [customerId]);
  const { balanceMaxMinor } = limitsOf(facts?.level ?? 1);
  await tx.one(lockWalletRow, customerId, CURRENCY);
  const { incoming } = await tx.one(incomingTopUps, customerId);
  const balance = (await balancesOf(tx, [accountId])).get(accountId)?.balanceMinor ?? 0n;
  if (balance + incoming + amountMinor > balanceMaxMinor) {
    const limit = { currency: CURRENCY, value: Number(balanceMaxMinor) };
    throw refuse("balance_max_exceeded", { limit, limitText: moneyText(balanceMaxMinor) });
  }
}
