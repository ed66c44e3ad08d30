import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import {
  balancesOf,
  expireHolds,
  freezeAccounts,
  post,
  type Transfer,
  transfersLane,
} from "../../modules/ledger/index.ts";
import { accountKey } from "../../modules/ledger/keys.ts";
import { manualClock } from "../../platform/clock.ts";
import { createApp } from "../../server.ts";
import { cloneDatabase, testApp, testConfig } from "../harness.ts";
import { move, openWallets, proofOf } from "./bank.ts";

/** Goal: each fault between server and database ends in a clear error and a consistent ledger. */
const clock = manualClock(new Date("2026-11-21T08:00:00Z"));
const app = await testApp({ clock });

async function balance(id: string): Promise<bigint | undefined> {
  return (await balancesOf(app.database, [id])).get(id)?.balanceMinor;
}

describe("a connection that is cut under a list", () => {
  it("answers unavailable; the same id asked again moves the money once", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const transfer = move(ada, bob, 10n);
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    // A lock keeps the list in flight until its connection is cut.
    const blocker = await app.database.pool.connect();
    blocker.on("error", () => undefined);
    await blocker.query("begin");
    await blocker.query("lock table ledger.entry in share mode");
    const answer = app.lanes.submit(transfersLane, [transfer]);
    const refused = assert.rejects(answer, { code: "service_unavailable" });
    await waitUntilBlocked();
    await blocker.query(cut);
    await refused;
    await blocker.query("rollback");
    blocker.release();
    assert.equal(await balance(bob), 100n);
    assert.equal((await app.lanes.submit(transfersLane, [transfer])).code, "created");
    assert.equal((await app.lanes.submit(transfersLane, [transfer])).code, "exists");
    assert.equal(await balance(bob), 110n);
  });
});

/** Until a statement of this database waits for a lock. */
async function waitUntilBlocked(): Promise<void> {
  const sql = `select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  for (;;) {
    const { rows } = await app.database.pool.query(sql);
    if (rows[0].waiting > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe("a lock that is not given in time", () => {
  it("answers unavailable and changes nothing", async () => {
    const database = await cloneDatabase();
    const url = `${database.url}&options=-c%20lock_timeout%3D100`;
    const impatient = createApp({ config: await testConfig(), databaseUrl: url });
    after(async () => {
      await impatient.database.close();
      await database.drop();
    });
    const { wallets } = await openWallets(impatient, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const blocker = await impatient.database.pool.connect();
    await blocker.query("begin");
    await blocker.query("select from ledger.account where key = $1 for update", [accountKey(ada)]);
    const refused = impatient.lanes.submit(transfersLane, [move(ada, bob, 1n)]);
    await assert.rejects(refused, { code: "service_unavailable" });
    await blocker.query("rollback");
    blocker.release();
    assert.deepEqual((await proofOf(impatient)).failures, []);
  });
});

describe("a transaction that failed in the middle", () => {
  it("is never answered as done, even when its code swallows the error", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const careless = app.database.transaction(async (tx) => {
      const [result] = await post(tx, [[move(ada, bob, 5n)]]);
      const broken = { name: "test.broken", text: "select 1 / 0" };
      await tx.all(broken).catch(() => undefined);
      return result?.code;
    });
    await assert.rejects(careless, /rolled back/);
    assert.equal(await balance(bob), 100n);
  });
});

describe("what another process did meanwhile", () => {
  it("is never overlooked: no refusal and no posting on a stale balance", async () => {
    const other = createApp({ config: await testConfig(), databaseUrl: databaseUrlOf(app), clock });
    after(() => other.database.close());
    const { bank, wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const here = async (transfer: Transfer) =>
      (await app.lanes.submit(transfersLane, [transfer])).code;
    const there = async (transfer: Transfer) =>
      (await other.lanes.submit(transfersLane, [transfer])).code;
    assert.equal(await here(move(ada, bob, 100n)), "created");
    assert.equal(await there(move(bank, ada, 50n)), "created");
    assert.equal(await here(move(ada, bob, 50n)), "created");
    assert.equal(await there(move(bob, bank, 200n)), "created");
    assert.equal(await here(move(bob, ada, 50n)), "created");
    assert.equal(await here(move(bob, ada, 1n)), "exceeds_funds");
    await other.database.transaction((tx) => freezeAccounts(tx, [ada], { debit: true }));
    assert.equal(await here(move(ada, bob, 1n)), "account_frozen_debit");
    await other.database.transaction((tx) => freezeAccounts(tx, [ada], { debit: false }));
    assert.equal(await here(move(ada, bob, 50n)), "created");
  });
  it("nor that it posted the same transfer: asked here again, it exists", async () => {
    const other = createApp({ config: await testConfig(), databaseUrl: databaseUrlOf(app), clock });
    after(() => other.database.close());
    const { bank, wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const funded = move(bank, ada, 1n);
    const spent = move(ada, bob, 101n);
    for (const transfer of [funded, spent]) await other.lanes.submit(transfersLane, [transfer]);
    // Both names are unknown here; the second could no longer be paid, were it a new one.
    const news = move(bob, ada, 7n);
    const answers = await Promise.all(
      [funded, spent, news].map((transfer) => app.lanes.submit(transfersLane, [transfer])),
    );
    const codes = answers.map(({ code }) => code);
    assert.deepEqual(codes, ["exists", "exists", "created"]);
    const twisted = { ...spent, amountMinor: 5n };
    const { code } = await app.lanes.submit(transfersLane, [twisted]);
    assert.equal(code, "exists_with_different_amount");
    assert.deepEqual([await balance(ada), await balance(bob)], [7n, 194n]);
  });
  it("nor what this process itself rolled back", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const regret = app.database.transaction(async (tx) => {
      await post(tx, [[move(ada, bob, 100n)]]);
      throw new Error("changed my mind");
    });
    await assert.rejects(regret, /changed my mind/);
    const result = await app.lanes.submit(transfersLane, [move(ada, bob, 60n)]);
    assert.equal(result.balances.get(ada)?.availableMinor, 40n);
    assert.equal(await balance(bob), 160n);
  });
});

function databaseUrlOf({ database }: typeof app): string {
  return (database.pool.options as { connectionString?: string }).connectionString ?? "";
}

describe("a clock that jumps", () => {
  it("back an hour: posting goes on, history stays in order", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    await app.lanes.submit(transfersLane, [move(ada, bob, 1n)]);
    clock.advance(-3_600_000);
    for (let n = 0; n < 3; n += 1) {
      assert.equal((await app.lanes.submit(transfersLane, [move(ada, bob, 1n)])).code, "created");
    }
    const { rows } = await app.database.pool.query(
      `select bool_and(e.version = n) as ordered from (select version, row_number()
         over (partition by account_key order by at) as n from ledger.entry) e`,
    );
    assert.equal(rows[0].ordered, true);
  });
  it("forward: a hold expires once, and its money is there again", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const expiresAt = new Date(clock.now().getTime() + 60_000);
    const hold = move(ada, bob, 80n, { kind: "pending", expiresAt });
    await app.lanes.submit(transfersLane, [hold]);
    assert.equal(await expireHolds(app), 0);
    clock.advance(86_400_000);
    assert.equal(await expireHolds(app), 1);
    assert.equal(await expireHolds(app), 0);
    const state = (await balancesOf(app.database, [ada])).get(ada);
    assert.deepEqual([state?.availableMinor, state?.debitsPendingMinor], [100n, 0n]);
  });
});

describe("an account", () => {
  it("is closed, never deleted: what is believed to be there is there", async () => {
    const { wallets } = await openWallets(app, 1, 1n);
    const sql = "delete from ledger.account where id = $1";
    await assert.rejects(app.database.pool.query(sql, [wallets[0]]), /never deleted/);
  });
});

describe("after all of it", () => {
  it("the ledger proves", async () => {
    assert.deepEqual((await proofOf(app)).failures, []);
  });
});
