import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Transfer } from "../../modules/ledger/index.ts";
import { balance, codes, people, postGroups } from "./accounts.ts";

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
