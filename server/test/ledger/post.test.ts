import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  balanceAt,
  closeAccounts,
  entriesOf,
  freezeAccounts,
  openAccounts,
} from "../../modules/ledger/index.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { app, balance, codes, people, postGroups } from "./accounts.ts";

describe("posting", () => {
  it("moves money, keeps both versions and answers with the balances after it", async () => {
    const { ada, bob, move } = await people();
    const [result] = await postGroups([move(ada, bob, 400n)]);
    assert.equal(result?.code, "created");
    assert.equal(result?.balances.get(ada)?.availableMinor, 600n);
    assert.equal((await balance(ada)).balanceMinor, 600n);
    assert.equal((await balance(bob)).balanceMinor, 400n);
    assert.equal((await balance(ada)).version, 2n);
  });
  it("answers exists for the same transfer and names what differs for another", async () => {
    const { ada, bob, bank, move } = await people();
    const sent = move(ada, bob, 10n, { reference: uuidv7() });
    assert.deepEqual(await codes([sent], [sent]), ["created", "exists"]);
    assert.deepEqual(
      await codes(
        [sent],
        [{ ...sent, amountMinor: 11n }],
        [{ ...sent, creditAccountId: bank }],
        [{ ...sent, debitAccountId: bank }],
        [{ ...sent, code: 2 }],
        [{ ...sent, kind: "pending" }],
        [{ ...sent, reference: null }],
        [{ ...sent, currency: "USD" }],
        [{ ...sent, effectiveAt: new Date(0) }],
      ),
      [
        "exists",
        "exists_with_different_amount",
        "exists_with_different_credit_account",
        "exists_with_different_debit_account",
        "exists_with_different_code",
        "exists_with_different_kind",
        "exists_with_different_reference",
        "exists_with_different_currency",
        "exists_with_different_effective_at",
      ],
    );
    assert.equal((await balance(bob)).balanceMinor, 10n);
  });
  it("refuses an item without spoiling its neighbours", async () => {
    const { ada, bob, dora, move } = await people();
    const results = await codes(
      [move(ada, bob, 600n)],
      [move(ada, bob, 600n)],
      [move(ada, uuidv7(), 1n)],
      [move(ada, dora, 1n)],
      [move(ada, ada, 1n)],
      [move(ada, bob, 0n)],
      [move(ada, bob, 1n, { id: "x" })],
      [move(ada, bob, 1n, { code: 0 })],
      [],
      [move(ada, bob, 400n)],
    );
    assert.deepEqual(results, [
      "created",
      "exceeds_funds",
      "account_not_found",
      "currency_mismatch",
      "accounts_must_differ",
      "amount_must_be_positive",
      "id_must_be_uuid",
      "code_out_of_range",
      "group_is_empty",
      "created",
    ]);
    assert.equal((await balance(ada)).balanceMinor, 0n);
  });
  it("links a group: all of it or none", async () => {
    const { ada, bob, bank, move } = await people();
    const [bad, good] = await postGroups(
      [move(ada, bob, 900n), move(bob, bank, 950n)],
      [move(ada, bob, 900n), move(bob, bank, 20n)],
    );
    assert.deepEqual([bad?.ok, bad?.code, bad?.failedIndex], [false, "exceeds_funds", 1]);
    assert.equal(bad?.balances.get(ada)?.balanceMinor, 1_000n);
    assert.equal(good?.ok, true);
    assert.equal((await balance(bob)).balanceMinor, 880n);
  });
  it("keeps a ceiling, with what is coming in", async () => {
    const { ada, wallet, move } = await people();
    const box = uuidv7();
    await app.database.transaction((tx) => openAccounts(tx, [wallet(box, 100n)]));
    const results = await codes(
      [move(ada, box, 60n, { kind: "pending" })],
      [move(ada, box, 41n)],
      [move(ada, box, 40n)],
    );
    assert.deepEqual(results, ["created", "exceeds_ceiling", "created"]);
  });
  it("balances: moves what is there", async () => {
    const { ada, bob, move } = await people();
    const [result] = await postGroups([move(ada, bob, 5_000n, { kind: "balancing_debit" })]);
    assert.deepEqual(result?.amountsMinor, [1_000n]);
    assert.deepEqual(await codes([move(ada, bob, 1n, { kind: "balancing_debit" })]), [
      "nothing_to_move",
    ]);
  });
});

describe("accounts", () => {
  it("stop debits or credits when frozen, and settle older holds", async () => {
    const { ada, bob, move } = await people();
    const hold = move(ada, bob, 10n, { kind: "pending" });
    await postGroups([hold]);
    await app.database.transaction((tx) => freezeAccounts(tx, [ada], { debit: true }));
    const results = await codes(
      [move(ada, bob, 1n)],
      [move(ada, bob, 0n, { kind: "post_pending", pendingId: hold.id })],
      [move(bob, ada, 1n)],
    );
    assert.deepEqual(results, ["account_frozen_debit", "created", "created"]);
    await app.database.transaction((tx) =>
      freezeAccounts(tx, [ada], { debit: false, credit: true }),
    );
    assert.deepEqual(await codes([move(ada, bob, 1n)], [move(bob, ada, 1n)]), [
      "created",
      "account_frozen_credit",
    ]);
  });
  it("close only when empty, and then take nothing", async () => {
    const { ada, bob, move } = await people();
    const close = (id: string) => app.database.transaction((tx) => closeAccounts(tx, [id]));
    await assert.rejects(close(ada), { code: "account_not_empty" });
    await assert.rejects(close(uuidv7()), { code: "ledger_account_not_found" });
    await close(bob);
    assert.deepEqual(await codes([move(ada, bob, 1n)]), ["account_closed"]);
  });
  it("open again with the same fields, not with others", async () => {
    const { wallet } = await people();
    const account = wallet(uuidv7());
    const open = (floorMinor: bigint) =>
      app.database.transaction((tx) => openAccounts(tx, [{ ...account, floorMinor }]));
    await open(0n);
    await open(0n);
    await assert.rejects(open(1n), { code: "account_exists_differently" });
  });
});

describe("history", () => {
  it("pages through entries and finds the balance of any instant", async () => {
    const { ada, bob, move } = await people();
    const reference = uuidv7();
    for (const amount of [1n, 2n, 3n]) await postGroups([move(ada, bob, amount, { reference })]);
    const page = await entriesOf(app.database, ada, { limit: 2 });
    assert.deepEqual(
      page.map((entry) => [entry.version, entry.changeMinor, entry.balanceMinor]),
      [
        [4n, -3n, 994n],
        [3n, -2n, 997n],
      ],
    );
    assert.deepEqual([page[0]?.counterAccountId, page[0]?.reference], [bob, reference]);
    const rest = await entriesOf(app.database, ada, { before: page[1]?.cursor ?? 0n, limit: 9 });
    assert.deepEqual(
      rest.map((entry) => entry.changeMinor),
      [-1n, 1_000n],
    );
    assert.equal(await balanceAt(app.database, ada, new Date(0)), 0n);
    assert.equal(await balanceAt(app.database, ada, new Date(Date.now() + 1_000)), 994n);
  });
});
