import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { balancesOf, type Transfer, transfersLane } from "../../modules/ledger/index.ts";
import { loadAccountStates } from "../../modules/ledger/post/load.ts";
import type { AccountState, Plan } from "../../modules/ledger/post/state.ts";
import { writePlan } from "../../modules/ledger/post/write.ts";
import { FenceMiss } from "../../platform/database/transaction.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { testApp } from "../harness.ts";
import { move, openWallets, proofOf } from "./bank.ts";

/** Goal: even a wrong decision cannot be written. Method: plans made by hand, past the rules. */
const app = await testApp();

/** The plan that `transfers` would be if nobody looked at floors. */
function planOf(states: ReadonlyMap<string, AccountState>, transfers: readonly Transfer[]): Plan {
  const after = new Map(states);
  const take = (id: string): AccountState => {
    const state = after.get(id);
    assert.ok(state);
    return state;
  };
  const plan = { transfers: [], entries: [], holds: [], reversed: [] } as unknown as {
    -readonly [Part in keyof Plan]: Plan[Part] extends readonly (infer Item)[] ? Item[] : never;
  };
  let atUs = BigInt(app.clock.now().getTime()) * 1_000n + 1_000_000n;
  for (const { id, debitAccountId, creditAccountId, amountMinor, code } of transfers) {
    atUs += 1n;
    const [debit, credit] = [take(debitAccountId), take(creditAccountId)];
    const moved = { lastAtUs: atUs };
    const debited = { ...debit, ...moved, version: debit.version + 1n };
    const credited = { ...credit, ...moved, version: credit.version + 1n };
    after.set(debit.id, { ...debited, debitsPosted: debit.debitsPosted + amountMinor });
    after.set(credit.id, { ...credited, creditsPosted: credit.creditsPosted + amountMinor });
    const [kind, reference, relatedId] = ["posted" as const, null, null];
    const times = { effectiveAt: null, expiresAt: null, atUs };
    const keys = { debitKey: debit.key, creditKey: credit.key };
    plan.transfers.push({ id, ...keys, amountMinor, code, kind, reference, relatedId, ...times });
  }
  plan.accounts = [...states].map(([id, before]) => ({ before, after: take(id) }));
  return plan;
}

async function writeByHand(transfers: readonly Transfer[]): Promise<void> {
  const ids = transfers.flatMap((item) => [item.debitAccountId, item.creditAccountId]);
  const states = await loadAccountStates(app.database, new Set(ids));
  await app.database.transaction(async (tx) => {
    writePlan(tx, { id: BigInt(Date.now()), isSpread: false }, planOf(states, transfers));
  });
}

describe("a decision that is wrong", () => {
  for (const [title, count] of [
    ["alone", 1],
    ["in a list", 3],
  ] as const) {
    it(`crosses no floor: ${title}`, async () => {
      const { wallets } = await openWallets(app, 2, 100n);
      const [ada = "", bob = ""] = wallets;
      const parts = Array.from({ length: count }, () => move(ada, bob, 101n / BigInt(count) + 1n));
      await assert.rejects(writeByHand(parts), FenceMiss);
      const balances = await balancesOf(app.database, wallets);
      assert.deepEqual(
        wallets.map((id) => balances.get(id)?.balanceMinor),
        [100n, 100n],
      );
    });
  }
  it("takes no counter below zero", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const backwards = [move(ada, bob, -101n), move(bob, ada, 1n)];
    await assert.rejects(writeByHand(backwards), FenceMiss);
    const backwardsAlone = [move(ada, bob, -101n)];
    await assert.rejects(writeByHand(backwardsAlone));
    assert.deepEqual((await proofOf(app)).failures, []);
  });
  it("is no hindrance to a right one", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const all = { ...move(ada, bob, 100n), id: uuidv7() };
    assert.equal((await app.lanes.submit(transfersLane, [all])).code, "created");
  });
});
