import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import {
  balancesOf,
  expireHolds,
  freezeAccounts,
  type Transfer,
  transfersLane,
} from "../../modules/ledger/index.ts";
import { manualClock } from "../../platform/clock.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { createApp } from "../../server.ts";
import { cloneDatabase, testConfig } from "../harness.ts";
import { move, openWallets, proofOf, seededRandom } from "./bank.ts";
import { Writer } from "./writers.ts";

/** Goal: several server processes on the same accounts, and everything that people do twice. */
const database = await cloneDatabase();
const clock = manualClock(new Date());
const app = createApp({ config: await testConfig(), databaseUrl: database.url, clock });
const writers = await Promise.all(Array.from({ length: 4 }, () => Writer.start(database.url)));
after(async () => {
  await Promise.all(writers.map((writer) => writer.stop()));
  await app.database.close();
  await database.drop();
});

async function balance(id: string): Promise<bigint> {
  return (await balancesOf(app.database, [id])).get(id)?.balanceMinor ?? -1n;
}

const codesOf = (answers: readonly object[]) =>
  answers.map((answer) => ("code" in answer ? String(answer.code) : JSON.stringify(answer))).sort();

const askAll = (groups: readonly (readonly Transfer[])[]) =>
  Promise.all(groups.map((group, index) => (writers[index % writers.length] as Writer).ask(group)));

for (const count of [2, 4]) {
  describe(`${count} writer processes`, () => {
    it("share hot accounts: nothing lost, nothing doubled, no floor crossed", async () => {
      const { bank, wallets } = await openWallets(app, 6, 500n);
      const random = seededRandom(count);
      const pick = () => wallets[Math.floor(random() * wallets.length)] as string;
      const expected = new Map(wallets.map((id) => [id, 500n]));
      const change = (id: string, by: bigint) => expected.set(id, (expected.get(id) ?? 0n) + by);
      await Promise.all(
        writers.slice(0, count).map(async (writer) => {
          for (let round = 0; round < 12; round += 1) {
            const groups = Array.from({ length: 20 }, () => {
              const debit = pick();
              const credit = random() < 0.5 ? bank : pick();
              const other = credit === debit ? bank : credit;
              return [move(debit, other, BigInt(1 + Math.floor(random() * 40)))];
            });
            const answers = await Promise.all(groups.map((group) => writer.ask(group)));
            answers.forEach((answer, index) => {
              const [asked] = groups[index] as Transfer[];
              assert.ok(asked && "code" in answer, JSON.stringify(answer));
              assert.ok(["created", "exceeds_funds"].includes(answer.code), answer.code);
              if (answer.code !== "created") return;
              change(asked.debitAccountId, -asked.amountMinor);
              if (asked.creditAccountId !== bank) change(asked.creditAccountId, asked.amountMinor);
            });
          }
        }),
      );
      for (const id of wallets) {
        assert.equal(await balance(id), expected.get(id));
        assert.ok((await balance(id)) >= 0n);
      }
    });
  });
}

describe("at the same instant", () => {
  it("the same transfer 50 times moves money once", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const transfer = move(ada, bob, 7n);
    const answers = await askAll(Array.from({ length: 50 }, () => [transfer]));
    assert.deepEqual(codesOf(answers), ["created", ...Array(49).fill("exists")]);
    assert.equal(await balance(bob), 107n);
  });
  it("a hold is captured or voided, not both", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { wallets } = await openWallets(app, 2, 100n);
      const [ada = "", bob = ""] = wallets;
      const hold = move(ada, bob, 60n, { kind: "pending" });
      await askAll([[hold]]);
      const settle = (kind: Transfer["kind"]) => [move(ada, bob, 0n, { kind, pendingId: hold.id })];
      const answers = await askAll([settle("post_pending"), settle("void_pending")]);
      const codes = codesOf(answers);
      assert.equal(codes[0], "created");
      assert.match(codes[1] ?? "", /^pending_transfer_already_(posted|voided)$/);
      const posted = codes[1] === "pending_transfer_already_posted";
      assert.equal(await balance(bob), posted ? 160n : 100n);
    }
  });
  it("two operators refund the same payment: one succeeds", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const sale = move(ada, bob, 80n);
    await askAll([[sale]]);
    const refund = () => [move(bob, ada, 80n, { kind: "reversal", reversesId: sale.id })];
    const answers = await askAll([refund(), refund(), refund(), refund()]);
    assert.deepEqual(codesOf(answers), ["created", ...Array(3).fill("exceeds_reversible_amount")]);
    assert.equal(await balance(ada), 100n);
  });
  it("the last money is spent once", async () => {
    const { bank, wallets } = await openWallets(app, 1, 100n);
    const [ada = ""] = wallets;
    const answers = await askAll(Array.from({ length: 12 }, () => [move(ada, bank, 60n)]));
    assert.deepEqual(codesOf(answers), ["created", ...Array(11).fill("exceeds_funds")]);
  });
  it("the clock's void and a capture do not both take a hold", async () => {
    const { wallets } = await openWallets(app, 2, 100n);
    const [ada = "", bob = ""] = wallets;
    const expiresAt = new Date(Date.now() + 60_000);
    const hold = move(ada, bob, 60n, { kind: "pending", expiresAt });
    await askAll([[hold]]);
    // This process's clock is ahead; the writer's says that the hold is still good.
    clock.advance(120_000);
    const capture = move(ada, bob, 0n, { kind: "post_pending", pendingId: hold.id });
    const [answers, expired] = await Promise.all([askAll([[capture]]), expireHolds(app)]);
    const [code] = codesOf(answers);
    assert.equal(await balance(bob), code === "created" ? 160n : 100n);
    assert.equal(expired, code === "created" ? 0 : 1);
    const stored = (await balancesOf(app.database, [ada])).get(ada);
    assert.equal(stored?.debitsPendingMinor, 0n);
  });
  it("no debit passes a freeze that was committed before it", async () => {
    const { bank, wallets } = await openWallets(app, 1, 1_000n);
    const [ada = ""] = wallets;
    const spending = Promise.all(
      writers.map(async (writer) => {
        const answers = [];
        for (let n = 0; n < 25; n += 1) answers.push(await writer.ask([move(ada, bank, 1n)]));
        return answers;
      }),
    );
    await app.database.transaction((tx) => freezeAccounts(tx, [ada], { debit: true }));
    const frozenAt = await balance(ada);
    const answers = (await spending).flat();
    assert.equal(await balance(ada), frozenAt);
    assert.ok(answers.every((answer) => "code" in answer && /created|frozen/.test(answer.code)));
  });
});

describe("one lane", () => {
  it("answers each caller of a list with its own result", async () => {
    const { wallets } = await openWallets(app, 2, 10n);
    const [ada = "", bob = ""] = wallets;
    const ids = Array.from({ length: 30 }, () => uuidv7());
    const results = await Promise.all(
      ids.map((id) => app.lanes.submit(transfersLane, [move(ada, bob, 1n, { id })])),
    );
    const codes = results.map((result) => result.code);
    assert.equal(codes.filter((code) => code === "created").length, 10);
    assert.equal(codes.filter((code) => code === "exceeds_funds").length, 20);
  });
  it("leaves a ledger that proves, after all of the above", async () => {
    assert.deepEqual((await proofOf(app)).failures, []);
  });
});
