import type { Tx } from "../../../platform/database/database.ts";
import { on } from "../../../platform/events/subscription.ts";
import { walletLocked, walletUnlocked } from "../../identity/index.ts";
import { freezeAccounts } from "../../ledger/index.ts";
import { openWallet } from "./open-wallet.ts";
import { customerFacts } from "./queries.ts";

/**
 * Identity decides about the wallet's lock, and every verb asks it; the ledger freezes debits too,
 * so that no way of moving money can forget to ask. Credits still arrive. The lock as it is now
 * decides, not the event: after a lock and an unlock in one batch the account is open.
 */
export const followLocks = on(
  "wallet.follow-locks",
  [walletLocked, walletUnlocked],
  async (tx, events) => {
    const customerIds = [...new Set(events.map(({ data }) => data.customerId))];
    const facts = await tx.all(customerFacts, customerIds);
    const locked = facts.filter(({ locked_reason }) => locked_reason !== null);
    const open = facts.filter(({ locked_reason }) => locked_reason === null);
    await freeze(tx, locked, true);
    await freeze(tx, open, false);
  },
);

async function freeze(tx: Tx, customers: readonly { id: string }[], debit: boolean): Promise<void> {
  if (customers.length === 0) return;
  const accountIds: string[] = [];
  for (const { id } of customers) accountIds.push((await openWallet(tx, id)).id);
  await freezeAccounts(tx, accountIds, { debit });
}
