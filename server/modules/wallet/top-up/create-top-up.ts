import { moneyText } from "@jinnang/money";
import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { confirmationRequired, spendConfirmation } from "../../identity/index.ts";
import { balancesOf } from "../../ledger/index.ts";
import { refuse } from "../errors.ts";
import { orderChanged } from "../events.ts";
import { linkedInstruments } from "../instruments/instruments.ts";
import type { InstrumentRow } from "../instruments/queries.ts";
import { createOrder } from "../orders/new-order.ts";
import { broughtBy, incomingTopUps } from "../orders/queries.ts";
import { CURRENCY, type OrderRecord } from "../orders/types.ts";
import { requestedRail } from "../rails/registry.ts";
import { enqueueStart } from "../rails/see-through.ts";
import { limitFor } from "../rules/limits.ts";
import type { RuleFacts } from "../rules/rule.ts";
import { ruleFacts } from "../rules/rule-facts.ts";
import { NEW_LINK_HOURS, NEW_LINK_MS } from "../rules/times.ts";
import { moneyStop } from "../wallets/money-stop.ts";
import { openWallet } from "../wallets/open-wallet.ts";
import { customerFacts, lockWalletRow } from "../wallets/queries.ts";

export interface NewTopUp {
  /** A linked account; its rail moves the money. */
  readonly instrumentId?: string | undefined;
  /** A rail that needs no linked account. */
  readonly rail?: string | undefined;
  readonly amountMinor: bigint;
  readonly currency: string;
}

/** What the PIN is proven for: this account, this much. */
export function topUpPurpose(topUp: NewTopUp): string {
  return `top_up:${topUp.instrumentId}_${topUp.currency}_${topUp.amountMinor}`;
}

/**
 * Tops the wallet up. A linked account is debited without its owner doing anything at the bank, so
 * the PIN is demanded here; where no account is linked, the customer proves it at the rail.
 */
export async function topUp(
  tx: Tx,
  actor: CustomerActor,
  wanted: NewTopUp & { readonly confirmationId?: string | undefined },
): Promise<OrderRecord> {
  const order = await createTopUp(tx, actor, wanted);
  if (order.instrument_id === null) return order;
  const { customerId, sessionId } = actor;
  const { confirmationId, amountMinor } = wanted;
  if (!confirmationId) throw confirmationRequired();
  const purpose = topUpPurpose(wanted);
  await spendConfirmation(tx, { customerId, sessionId, purpose, confirmationId, amountMinor });
  return order;
}

/**
 * Makes a top-up order; the job in the same commit asks the rail for the money. A wallet that is
 * locked or held is not topped up: it may be a thief who fills it from the owner's bank.
 */
export async function createTopUp(
  tx: Tx,
  actor: CustomerActor,
  topUp: NewTopUp,
): Promise<OrderRecord> {
  const { amountMinor, currency } = topUp;
  const { rail, instrument } = await chooseRail(tx, actor, topUp);
  if (currency !== CURRENCY || !rail.currencies.includes(currency)) {
    throw refuse("currency_unsupported");
  }
  const [customer] = await tx.all(customerFacts, [actor.customerId]);
  const stop = moneyStop(tx.app, customer, { now: tx.now, locked: "wallet_locked_in" });
  if (stop) throw stop;
  const facts = await ruleFacts(tx, customer?.level ?? 1);
  refuseAmount(amountMinor, facts);
  const wallet = await openWallet(tx, actor.customerId);
  await refuseTooFull(tx, {
    customerId: actor.customerId,
    accountId: wallet.id,
    amountMinor,
    facts,
  });
  if (instrument) await refuseNewLink(tx, instrument, { amountMinor, facts });
  const order = await createOrder(tx, {
    customerId: actor.customerId,
    kind: "top_up",
    state: "created",
    stepCode: "top_up_created",
    currency,
    amountMinor,
    accountId: wallet.id,
    instrumentId: instrument?.id ?? null,
    rail: rail.id,
  });
  await enqueueStart(tx, order);
  await publish(tx, orderChanged(order));
  return order;
}

async function chooseRail(tx: Tx, actor: CustomerActor, topUp: NewTopUp) {
  const { instrumentId = null } = topUp;
  if (instrumentId === null) {
    const rail = requestedRail(tx.app, topUp.rail ?? "");
    if (!rail.topUp || rail.instrument) throw refuse("instrument_unknown");
    return { rail, instrument: undefined };
  }
  const linked = await linkedInstruments(tx, actor.customerId);
  const instrument = linked.find(({ id }) => id === instrumentId);
  if (!instrument) throw refuse("instrument_unknown");
  const rail = requestedRail(tx.app, instrument.rail);
  if (!rail.topUp) throw refuseRequest("not_found");
  return { rail, instrument };
}

/**
 * What a freshly linked account may bring in during its first day, all its top-ups together. The
 * wallet's row is locked already, so that ten at once do not pass it.
 */
async function refuseNewLink(
  tx: Tx,
  instrument: InstrumentRow,
  { amountMinor, facts }: { amountMinor: bigint; facts: RuleFacts },
): Promise<void> {
  const age = tx.now.getTime() - (instrument.linked_at?.getTime() ?? 0);
  if (age >= NEW_LINK_MS) return;
  const { customer_id: customerId, id } = instrument;
  const { brought } = await tx.one(broughtBy, customerId, id);
  const { maxMinor } = limitFor(facts, "new_link");
  if (brought + amountMinor <= maxMinor) return;
  throw refuse("new_link_limit", { limitText: moneyText(maxMinor), hours: NEW_LINK_HOURS });
}

function refuseAmount(amountMinor: bigint, facts: RuleFacts): void {
  const { minMinor, maxMinor } = limitFor(facts, "top_up");
  if (amountMinor >= minMinor && amountMinor <= maxMinor) return;
  const range = { minText: moneyText(minMinor), maxText: moneyText(maxMinor) };
  throw refuse("amount_out_of_range", range);
}

/**
 * What is still on its way counts, and the wallet's row is locked until the new order is written,
 * so that ten top-ups at once do not pass the maximum. Checked here only: money that the rail has
 * moved is always credited. Orders on their way are read before the balance: a top-up that lands
 * between the two reads is briefly counted twice; it is never missed.
 */
async function refuseTooFull(
  tx: Tx,
  wanted: { customerId: string; accountId: string; amountMinor: bigint; facts: RuleFacts },
): Promise<void> {
  const { customerId, accountId, amountMinor, facts } = wanted;
  const { maxMinor } = limitFor(facts, "balance_max");
  await tx.one(lockWalletRow, customerId, CURRENCY);
  const { incoming } = await tx.one(incomingTopUps, customerId);
  const balance = (await balancesOf(tx, [accountId])).get(accountId)?.balanceMinor ?? 0n;
  if (balance + incoming + amountMinor > maxMinor) {
    const limit = { currency: CURRENCY, value: Number(maxMinor) };
    throw refuse("balance_max_exceeded", { limit, limitText: moneyText(maxMinor) });
  }
}
