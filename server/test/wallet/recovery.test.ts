// Goal: a server that dies between any two steps of a top-up loses and doubles nothing. Method: the
// steps are run by hand, again and half-done, with a bank of the test's own.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, beforeEach, describe, it } from "node:test";
import { module as wallet } from "../../modules/wallet/index.ts";
import { processMessageJob, receiveMessage } from "../../modules/wallet/rails/receive-message.ts";
import { askJob, startJob } from "../../modules/wallet/rails/see-through.ts";
import { createTopUp, readBankSettings, settleRailOrder } from "../../modules/wallet/setup.ts";
import { manualClock } from "../../platform/clock.ts";
import { signMessage } from "../../platform/security/signature.ts";
import { type TestServer, testApp } from "../harness.ts";
import { available, makePerson, type Person } from "./payments.ts";

/** A bank that counts what it was asked and answers as told; "gone" cuts the line. */
const bank = { debits: new Set<string>(), asked: 0, answer: "pending" as string };
const http = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => {
    body += part;
  });
  request.on("end", () => {
    bank.asked += 1;
    if (bank.answer === "gone") return response.destroy();
    if (request.method === "POST") bank.debits.add(JSON.parse(body).reference);
    const state = request.method === "POST" ? "pending" : bank.answer;
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ state }));
  });
});
await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
const { port } = http.address() as AddressInfo;
after(() => http.close());

const clock = manualClock(new Date("2026-11-22T04:00:00Z"));
const environment = { BANK_URL: `http://127.0.0.1:${port}`, BANK_ASK_DELAYS_SECONDS: "60,120" };
const app = await testApp({ clock, environment });
await wallet.start?.(app);
// No HTTP of ours is needed: the jobs are run by hand.
const server = { app, url: "" } as TestServer;

beforeEach(() => {
  bank.answer = "pending";
});

async function newTopUp(): Promise<{ person: Person; orderId: string }> {
  const person = await makePerson(server);
  const wanted = { instrumentId: person.instrumentId, amountMinor: 200_00n, currency: "CNY" };
  const order = await app.database.transaction((tx) => createTopUp(tx, person.actor, wanted));
  return { person, orderId: order.id };
}

async function orderNow(orderId: string) {
  const { rows } = await app.database.pool.query(
    "select state, reason, next_check_at, timeline from wallet.money_order where id = $1",
    [orderId],
  );
  return rows[0];
}

async function jobsFor(orderId: string): Promise<{ task: string; run_at: Date }[]> {
  const { rows } = await app.database.pool.query(
    `select t.identifier as task, j.run_at from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where j.payload->>'orderId' = $1 order by j.run_at, t.identifier`,
    [orderId],
  );
  return rows;
}

function signed(orderId: string, state: string, id: string = randomUUID()) {
  const word = { reference: orderId, state, amountMinor: 200_00, currency: "CNY" };
  const body = JSON.stringify(word);
  const at = clock.now();
  return { headers: { ...signMessage(readBankSettings(app).secret, { id, at, body }) }, body };
}

describe("a server that dies", () => {
  it("after the order was made has the request to the bank in the same commit", async () => {
    const { orderId } = await newTopUp();
    assert.deepEqual(
      (await jobsFor(orderId)).map(({ task }) => task),
      ["wallet.rail-start"],
    );
  });

  it("after the bank was asked asks again under the same reference", async () => {
    const { person, orderId } = await newTopUp();
    await startJob.run(app, { orderId, attempt: 1 });
    const before = bank.debits.size;
    await app.database.pool.query("update wallet.money_order set state = 'created' where id = $1", [
      orderId,
    ]);
    await startJob.run(app, { orderId, attempt: 1 });
    assert.equal(bank.debits.size, before, "the bank saw one debit");
    await settleRailOrder(app, { orderId, state: "succeeded" });
    assert.equal(await available(app, person.walletId), 200_00n);
  });

  it("after the callback was stored works it off later, and twice is once", async () => {
    const { person, orderId } = await newTopUp();
    await startJob.run(app, { orderId, attempt: 1 });
    const messageId = randomUUID();
    const message = signed(orderId, "succeeded", messageId);
    await app.database.transaction((tx) => receiveMessage(tx, "bank", message));
    assert.equal(await available(app, person.walletId), 0n);
    const work = { rail: "bank", messageId };
    await processMessageJob.run(app, work);
    // The credit committed, but the process died before the message was marked.
    await app.database.pool.query(
      "update wallet.rail_message set processed_at = null where message_id = $1",
      [messageId],
    );
    await processMessageJob.run(app, work);
    assert.equal(await available(app, person.walletId), 200_00n);
  });

  it("while the bank's word and our question arrive together credits once", async () => {
    const { person, orderId } = await newTopUp();
    await startJob.run(app, { orderId, attempt: 1 });
    bank.answer = "succeeded";
    const messageId = randomUUID();
    const message = signed(orderId, "succeeded", messageId);
    await app.database.transaction((tx) => receiveMessage(tx, "bank", message));
    await Promise.all([
      processMessageJob.run(app, { rail: "bank", messageId }),
      askJob.run(app, { orderId, asked: 0 }),
      askJob.run(app, { orderId, asked: 0 }),
    ]);
    assert.equal(await available(app, person.walletId), 200_00n);
  });
});

describe("a bank that answers before its own receipt", () => {
  it("is believed; the late receipt does not open the order again", async () => {
    const { person, orderId } = await newTopUp();
    await settleRailOrder(app, { orderId, state: "succeeded" });
    await startJob.run(app, { orderId, attempt: 1 });
    assert.equal((await orderNow(orderId)).state, "succeeded");
    assert.equal(await available(app, person.walletId), 200_00n);
  });
});

describe("a bank that cannot be reached", () => {
  it("is tried again soon, then the customer is told and it is asked by the clock", async () => {
    bank.answer = "gone";
    const { orderId } = await newTopUp();
    await startJob.run(app, { orderId, attempt: 1 });
    await startJob.run(app, { orderId, attempt: 2 });
    assert.equal((await orderNow(orderId)).state, "created");
    await startJob.run(app, { orderId, attempt: 3 });
    const order = await orderNow(orderId);
    assert.equal(order.state, "pending");
    assert.equal(order.timeline.at(-1).code, "bank_unreachable");
    assert.deepEqual(order.next_check_at, new Date(clock.now().getTime() + 60_000));
    const asking = (await jobsFor(orderId)).filter(({ task }) => task === "wallet.rail-ask");
    assert.deepEqual(asking, [{ task: "wallet.rail-ask", run_at: order.next_check_at }]);
  });

  it("is asked with growing waits, one question planned at a time", async () => {
    const { orderId } = await newTopUp();
    await startJob.run(app, { orderId, attempt: 1 });
    const waits = [];
    for (const asked of [0, 1, 2]) {
      await askJob.run(app, { orderId, asked });
      const { next_check_at: next } = await orderNow(orderId);
      waits.push((next.getTime() - clock.now().getTime()) / 1_000);
    }
    assert.deepEqual(waits, [120, 120, 120]);
    const asking = (await jobsFor(orderId)).filter(({ task }) => task === "wallet.rail-ask");
    assert.equal(asking.length, 1);
  });

  it("for a day ends the order, and calls back what it may have debited", async () => {
    const { person, orderId } = await newTopUp();
    await startJob.run(app, { orderId, attempt: 1 });
    clock.advance(24 * 3_600_000);
    bank.answer = "gone";
    await askJob.run(app, { orderId, asked: 30 });
    const order = await orderNow(orderId);
    assert.deepEqual([order.state, order.reason], ["failed", "bank_no_answer"]);
    const tasks = (await jobsFor(orderId)).map(({ task }) => task);
    assert.ok(tasks.includes("wallet.rail-recall"));
    assert.equal(await available(app, person.walletId), 0n);
  });
});
