import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  balanceAt,
  balancesOf,
  closeAccounts,
  entriesOf,
  freezeAccounts,
  openAccounts,
  post,
  type Transfer,
  type TransferCode,
} from "../../modules/ledger/index.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { testApp } from "../harness.ts";

const app = await testApp();

/** Each test opens its own accounts: `bank` without a floor, the others with floor 0. */
async function people() {
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

async function postGroups(...groups: (readonly Transfer[])[]) {
  return app.database.transaction((tx) => post(tx, groups));
}

async function codes(...groups: (readonly Transfer[])[]): Promise<TransferCode[]> {
  return (await postGroups(...groups)).map((result) => result.code);
}

async function balance(id: string) {
  const found = (await balancesOf(app.database, [id])).get(id);
  assert.ok(found);
  return found;
}

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

describe("holds", () => {
  it("captures in parts, then gives the rest back", async () => {
    const { ada, bob, move } = await people();
    const hold = move(ada, bob, 500n, { kind: "pending" });
    const part = (amount: bigint, kind: Transfer["kind"] = "post_pending") =>
      move(ada, bob, amount, { kind, pendingId: hold.id });
    assert.deepEqual(await codes([hold], [part(200n)], [part(301n)], [part(100n)]), [
      "created",
      "created",
      "exceeds_pending_amount",
      "created",
    ]);
    assert.equal((await balance(ada)).availableMinor, 500n);
    assert.equal((await balance(ada)).debitsPendingMinor, 200n);
    const [release] = await postGroups([part(0n, "void_pending")]);
    assert.deepEqual(release?.amountsMinor, [200n]);
    assert.deepEqual(await codes([part(1n)]), ["pending_transfer_already_voided"]);
    assert.equal((await balance(ada)).availableMinor, 700n);
    assert.equal((await balance(bob)).balanceMinor, 300n);
  });
  it("settles a hold under its own code only, whole, in part or given back", async () => {
    const { ada, bob, move } = await people();
    const hold = move(ada, bob, 500n, { kind: "pending", code: 7 });
    const settle = (kind: Transfer["kind"], amount: bigint, code: number) =>
      move(ada, bob, amount, { kind, pendingId: hold.id, code });
    assert.deepEqual(
      await codes(
        [hold],
        [settle("post_pending", 200n, 8)],
        [settle("void_pending", 0n, 8)],
        [settle("post_pending", 200n, 7)],
        [settle("post_pending", 100n, 8)],
        [settle("void_pending", 0n, 7)],
      ),
      [
        "created",
        "pending_transfer_has_different_code",
        "pending_transfer_has_different_code",
        "created",
        "pending_transfer_has_different_code",
        "created",
      ],
    );
    assert.equal((await balance(bob)).balanceMinor, 200n);
    assert.equal((await balance(ada)).debitsPendingMinor, 0n);
  });
  it("holds funds against debits and other holds", async () => {
    const { ada, bob, move } = await people();
    const results = await codes(
      [move(ada, bob, 700n, { kind: "pending" })],
      [move(ada, bob, 301n)],
      [move(ada, bob, 301n, { kind: "pending" })],
      [move(ada, bob, 300n)],
    );
    assert.deepEqual(results, ["created", "exceeds_funds", "exceeds_funds", "created"]);
  });
  it("does not capture a hold past its time", async () => {
    const { ada, bob, move } = await people();
    const hold = move(ada, bob, 5n, { kind: "pending", expiresAt: new Date(Date.now() + 30) });
    assert.deepEqual(await codes([hold]), ["created"]);
    await new Promise((resolve) => setTimeout(resolve, 40));
    const capture = move(ada, bob, 0n, { kind: "post_pending", pendingId: hold.id });
    assert.deepEqual(await codes([capture]), ["pending_transfer_expired"]);
  });
});

describe("reversals", () => {
  it("never give back more than was moved, over any number of parts", async () => {
    const { ada, bob, bank, move } = await people();
    const sale = move(ada, bob, 100n);
    const refund = (amount: bigint, from = bob, to = ada) =>
      move(from, to, amount, { kind: "reversal", reversesId: sale.id });
    assert.deepEqual(
      await codes([sale], [refund(60n)], [refund(41n)], [refund(40n)], [refund(1n)]),
      ["created", "created", "exceeds_reversible_amount", "created", "exceeds_reversible_amount"],
    );
    assert.deepEqual(await codes([refund(1n, bank)]), ["reversed_transfer_has_different_accounts"]);
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
