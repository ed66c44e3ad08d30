import {
  type NewAccount,
  openAccounts,
  post,
  proveAll,
  sealLists,
  type Transfer,
} from "../../modules/ledger/index.ts";
import { insertProof, type ProofRow, proofById } from "../../modules/ledger/proof/queries.ts";
import type { App } from "../../platform/app.ts";
import { uuidv7 } from "../../platform/ids.ts";

/** Small words for ledger tests: open, move, prove. */
export function account(id: string, more: Partial<NewAccount> = {}): NewAccount {
  return { id, currency: "CNY", code: 2100, owner: `customer:${id}`, floorMinor: 0n, ...more };
}

export function move(
  debitAccountId: string,
  creditAccountId: string,
  amountMinor: bigint,
  more: Partial<Transfer> = {},
): Transfer {
  const plain = { id: uuidv7(), currency: "CNY", code: 1 };
  return { ...plain, debitAccountId, creditAccountId, amountMinor, ...more };
}

const BANK = { floorMinor: null, code: 1100, owner: "system:bank" };

/** Opens a bank without a floor and wallets that it has paid `fundsMinor` each. */
export async function openWallets(
  app: App,
  count: number,
  fundsMinor: bigint,
  currency = "CNY",
): Promise<{ bank: string; wallets: string[] }> {
  const bank = uuidv7();
  const wallets = Array.from({ length: count }, () => uuidv7());
  await app.database.transaction(async (tx) => {
    const bankAccount = account(bank, { ...BANK, currency });
    await openAccounts(tx, [bankAccount, ...wallets.map((id) => account(id, { currency }))]);
    if (fundsMinor > 0n)
      await post(tx, [wallets.map((id) => move(bank, id, fundsMinor, { currency }))]);
  });
  return { bank, wallets };
}

/**
 * Seals all that is committed. A list waits for every older transaction of the whole cluster, and
 * other test files have theirs.
 */
export async function sealAll(app: App): Promise<void> {
  const unsealed = `select count(*)::int as count from ledger.list where (transaction_id, id) > all
    (select transaction_id, list_id from ledger.seal order by number desc limit 1)`;
  for (;;) {
    await sealLists(app);
    const { rows } = await app.database.pool.query(unsealed);
    if (rows[0].count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A full proof of everything that is committed. */
export async function proofOf(app: App): Promise<ProofRow> {
  await sealAll(app);
  const id = uuidv7();
  await app.database.run(insertProof, id, "full", "test", app.clock.now(), 0n);
  await proveAll(app, id);
  return app.database.one(proofById, id);
}

/** The same sequence of "random" numbers in [0, 1) for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
