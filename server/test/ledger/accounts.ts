import assert from "node:assert/strict";
import {
  balancesOf,
  openAccounts,
  post,
  type Transfer,
  type TransferCode,
} from "../../modules/ledger/index.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { testApp } from "../harness.ts";

/** The app of the test file that imports this, and accounts to post between. */
export const app = await testApp();

/** Each test opens its own accounts: `bank` without a floor, the others with floor 0. */
export async function people() {
  const [bank, ada, bob, dora] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const wallet = (id: string, ceilingMinor: bigint | null = null) => ({
    id,
    currency: "CNY",
    code: 2100,
    owner: `customer:${id}`,
    floorMinor: 0n,
    ceilingMinor,
  });
  const accounts = [
    { ...wallet(bank), floorMinor: null, code: 1100, owner: "system:bank" },
    wallet(ada),
    wallet(bob),
    { ...wallet(dora), currency: "USD" },
  ];
  await app.database.transaction((tx) => openAccounts(tx, accounts));
  const move = (debit: string, credit: string, amount: bigint, more: Partial<Transfer> = {}) => ({
    id: uuidv7(),
    debitAccountId: debit,
    creditAccountId: credit,
    amountMinor: amount,
    currency: "CNY",
    code: 1,
    ...more,
  });
  const fund = move(bank, ada, 1_000n);
  assert.deepEqual(await codes([fund]), ["created"]);
  return { bank, ada, bob, dora, move, fund, wallet };
}

export async function postGroups(...groups: (readonly Transfer[])[]) {
  return app.database.transaction((tx) => post(tx, groups));
}

export async function codes(...groups: (readonly Transfer[])[]): Promise<TransferCode[]> {
  return (await postGroups(...groups)).map((result) => result.code);
}

export async function balance(id: string) {
  const found = (await balancesOf(app.database, [id])).get(id);
  assert.ok(found);
  return found;
}
