import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { journalAfter, post, proveNew } from "../../modules/ledger/index.ts";
import type { JournalLine } from "../../modules/ledger/proof/journal.ts";
import { continuousProof } from "../../modules/ledger/proof/queries.ts";
import { testApp } from "../harness.ts";
import { move, openWallets, proofOf, sealAll } from "./bank.ts";

/**
 * Goal: whatever is changed behind the ledger's back shows in the proof. What one test breaks stays
 * broken, so each has people and a currency of its own and looks only at failures that are new.
 */
const app = await testApp();
let currencies = 0;

/** SQL of somebody with the keys to the database; triggers are no wall for them. */
const tamper = (sql: string) => app.database.pool.query(sql);
const unguarded = async (table: string, sql: string) => {
  await tamper(`alter table ledger.${table} disable trigger all`);
  await tamper(sql);
  await tamper(`alter table ledger.${table} enable trigger all`);
};

async function failuresNow(): Promise<string[]> {
  const failures = (await proofOf(app)).failures as { check: string; subject: string }[];
  return failures.map(({ check, subject }) => `${check}: ${subject}`);
}

async function ledgerWithHistory() {
  currencies += 1;
  const currency = `A${String.fromCharCode(64 + currencies)}A`;
  const { bank, wallets } = await openWallets(app, 3, 1_000n, currency);
  const [ada = "", bob = "", eve = ""] = wallets;
  const own = { currency };
  const hold = move(ada, bob, 50n, { ...own, kind: "pending" });
  const sale = move(ada, bob, 200n, own);
  for (const group of [
    [sale],
    [hold],
    [move(ada, bob, 20n, { ...own, kind: "post_pending", pendingId: hold.id })],
    [move(bob, ada, 30n, { ...own, kind: "reversal", reversesId: sale.id })],
  ]) {
    await app.database.transaction((tx) => post(tx, [group]));
  }
  const before = await failuresNow();
  const failedChecks = async () => {
    const fresh = (await failuresNow()).filter((failure) => !before.includes(failure));
    return [...new Set(fresh.map((failure) => failure.split(":")[0]))].sort();
  };
  return { bank, ada, bob, eve, hold, sale, own, failedChecks };
}

describe("the proof finds", () => {
  it("a balance that was raised by hand", async () => {
    const { ada, failedChecks } = await ledgerWithHistory();
    await tamper(
      `update ledger.account set credits_posted = credits_posted + 1 where id = '${ada}'`,
    );
    assert.deepEqual(await failedChecks(), ["account", "sum"]);
  });
  it("an account moved below its floor", async () => {
    const { eve, failedChecks } = await ledgerWithHistory();
    await tamper(`update ledger.account set debits_pending = 1001 where id = '${eve}'`);
    assert.deepEqual(await failedChecks(), ["account", "hold", "sum"]);
  });
  it("a transfer whose amount was changed", async () => {
    const { sale, failedChecks } = await ledgerWithHistory();
    const sql = `update ledger.transfer set amount_minor = 2000 where id = '${sale.id}'`;
    await unguarded("transfer", sql);
    assert.deepEqual(await failedChecks(), ["entry", "list"]);
  });
  it("an entry that was changed", async () => {
    const { sale, failedChecks } = await ledgerWithHistory();
    const where = `where transfer_id = '${sale.id}'`;
    await unguarded("entry", `update ledger.entry set balance_minor = balance_minor + 1 ${where}`);
    assert.deepEqual(await failedChecks(), ["entry"]);
  });
  it("an entry that is missing", async () => {
    const { sale, failedChecks } = await ledgerWithHistory();
    await unguarded("entry", `delete from ledger.entry where transfer_id = '${sale.id}'`);
    assert.deepEqual(await failedChecks(), ["entry"]);
  });
  it("a list that was removed with its transfers", async () => {
    const { sale, failedChecks } = await ledgerWithHistory();
    const list = `(select list_id from ledger.transfer where id = '${sale.id}')`;
    await unguarded("list", `delete from ledger.list where id = ${list}`);
    assert.deepEqual(await failedChecks(), ["chain"]);
  });
  it("a seal that was made anew", async () => {
    const { failedChecks } = await ledgerWithHistory();
    const last = "(select max(number) from ledger.seal)";
    await unguarded("seal", `update ledger.seal set hash = sha256('x') where number = ${last}`);
    assert.deepEqual(await failedChecks(), ["chain"]);
  });
  it("a hold that was emptied", async () => {
    const { hold, failedChecks } = await ledgerWithHistory();
    await tamper(
      `update ledger.hold set remaining_minor = 0, state = 'voided' where id = '${hold.id}'`,
    );
    assert.deepEqual(await failedChecks(), ["hold"]);
  });
  it("a refund that was forgotten", async () => {
    const { sale, failedChecks } = await ledgerWithHistory();
    await tamper(`delete from ledger.reversed where id = '${sale.id}'`);
    assert.deepEqual(await failedChecks(), ["reversal"]);
  });
});

describe("the tables", () => {
  for (const table of ["transfer", "entry", "list", "seal"]) {
    it(`refuse to change or delete a ${table}`, async () => {
      await ledgerWithHistory();
      await assert.rejects(tamper(`delete from ledger.${table}`), /immutable/);
    });
  }
});

describe("the continuous proof", () => {
  it("works off what is new, keeps its place and raises the alarm once", async () => {
    const { ada, bob, own } = await ledgerWithHistory();
    const news = async () => {
      await sealAll(app);
      await proveNew(app);
      return app.database.one(continuousProof);
    };
    const first = await news();
    assert.ok(first.finished_at !== null);
    const known = (first.failures as unknown[]).length;
    const before = await alarms();
    await tamper(
      `update ledger.account set credits_posted = credits_posted + 1 where id = '${ada}'`,
    );
    await app.database.transaction((tx) => post(tx, [[move(bob, ada, 1n, own)]]));
    const second = await news();
    assert.equal(second.transfers, first.transfers + 1n);
    assert.equal(second.seal_number, first.seal_number + 1n);
    // The list was decided on the raised balance, so its entry does not follow from the one before.
    const fresh = (second.failures as { check: string }[]).slice(known);
    assert.deepEqual(
      fresh.map((failure) => failure.check),
      ["entry"],
    );
    await news();
    assert.equal((await alarms()) - before, 1);
  });
});

async function alarms(): Promise<number> {
  const { rows } = await tamper(`select count(*)::int as count from platform.event
    where type = 'ledger.proof-failed' and recipients = '{role:finance,role:admin}'
      and data->>'proofId' = (select id::text from ledger.proof where scope = 'continuous')`);
  return rows[0].count;
}

describe("the journal", () => {
  it("gives every transfer once, in the order of the chain", async () => {
    const { sale } = await ledgerWithHistory();
    const lines: JournalLine[] = [];
    for (let cursor = "0.0"; ; ) {
      const page = await journalAfter(app.database, cursor);
      if (page.lines.length === 0) break;
      lines.push(...page.lines);
      cursor = page.cursor;
    }
    const { rows } = await tamper("select count(*)::int as count from ledger.transfer");
    assert.equal(new Set(lines.map(({ id }) => id)).size, lines.length);
    // One list was removed above, so its transfer is no longer in the chain.
    assert.equal(lines.length, rows[0].count - 1);
    const line = lines.find(({ id }) => id === sale.id);
    assert.deepEqual(
      [line?.debitAccountId, line?.creditAccountId, line?.amountMinor],
      [sale.debitAccountId, sale.creditAccountId, 200n],
    );
  });
});
