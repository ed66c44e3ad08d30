import type { Tx } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { hashPayload } from "../../../platform/http/idempotency.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import type { GroupResult } from "../../ledger/index.ts";
import { balanceChanged, orderChanged } from "../events.ts";
import { type Finished, type MoneyVerb, type Round, runInside } from "../orders/money-verb.ts";
import { newOrder, newRecord } from "../orders/new-order.ts";
import { orderTransfer, systemAccount } from "../orders/transfers.ts";
import { CURRENCY, type OrderRecord } from "../orders/types.ts";
import { openWallet } from "../wallets/open-wallet.ts";

export interface GoodwillCredit {
  readonly customerId: string;
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly key: string;
}

/**
 * Gives a customer money of the house, exactly once per key (a proposal's id): the same key again
 * answers the same order. The caller decides who may approve it.
 */
export function grantCredit(tx: Tx, actor: Actor, credit: GoodwillCredit): Promise<OrderRecord> {
  return runInside(tx, verb, { ...credit, actor });
}

type Item = GoodwillCredit & { readonly actor: Actor };

interface Plan {
  readonly id: string;
  readonly item: Item;
  readonly accountId: string;
}

/** The plans themselves: every credit that is not a repeat is made. */
type Snapshot = readonly Plan[];

const verb: MoneyVerb<Item, Snapshot, Plan, OrderRecord> = {
  lane: "wallet.credits",
  oneAtATime: ({ customerId }) => customerId,
  once: {
    claim: ({ customerId, amountMinor, key }) => ({
      scope: "proposal",
      key,
      payloadHash: hashPayload("credit", customerId, amountMinor),
    }),
    answer: (order) => order,
  },
  load,
  decide: (plans, items) =>
    items.map((item) => {
      const plan = plans.find((each) => each.item === item);
      if (!plan) throw new Error("a credit was not loaded");
      return { plan };
    }),
  transfers: ({ id, item, accountId }) => [
    orderTransfer(
      { id, currency: CURRENCY },
      {
        code: "goodwillCredit",
        debitAccountId: systemAccount("goodwillExpense", CURRENCY),
        creditAccountId: accountId,
        amountMinor: item.amountMinor,
      },
    ),
  ],
  refusal,
  finish,
  write,
};

async function load(tx: Tx, items: readonly Item[]): Promise<Snapshot> {
  const plans: Plan[] = [];
  for (const item of items) {
    const { id: accountId } = await openWallet(tx, item.customerId);
    plans.push({ id: uuidv7(tx.now.getTime()), item, accountId });
  }
  return plans;
}

/** The house's account has no floor and a wallet takes any credit: a refusal is our mistake. */
function refusal(_plan: Plan, posted: GroupResult): Refusal {
  throw new Error(`the ledger refused a credit with ${posted.code}`);
}

function finish(
  tx: Tx,
  { id, item, accountId }: Plan,
  posted: GroupResult | undefined,
  receiptNumber: string,
): Finished<OrderRecord> {
  const order = newRecord(
    newOrder(tx, {
      id,
      customerId: item.customerId,
      kind: "credit",
      state: "succeeded",
      stepCode: "credit_granted",
      currency: CURRENCY,
      amountMinor: item.amountMinor,
      accountId,
      note: item.reason,
      receiptNumber,
    }),
  );
  const available = posted?.balances.get(accountId)?.availableMinor ?? 0n;
  return {
    answer: order,
    order,
    change: { created: order },
    events: [orderChanged(order), balanceChanged(item.customerId, CURRENCY, available)],
  };
}

async function write(tx: Tx, { done }: Round<Item, Snapshot, Plan>): Promise<void> {
  for (const { item, order } of done) {
    const { customerId, amountMinor } = item;
    const details = { customerId, amountMinor: amountMinor.toString() };
    const subject = `order:${order.id}`;
    const about = [`customer:${customerId}`];
    await audit(tx, item.actor, { action: "wallet.credit", subject, about, details });
  }
}
