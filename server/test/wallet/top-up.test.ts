// Goal: a top-up credits what the bank debited, once, whatever the bank does. Method: the play bank
// over real HTTP with real signatures.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import type { Order } from "../../modules/wallet/index.ts";
import { readBankSettings, settleRailOrder } from "../../modules/wallet/setup.ts";
import { signMessage } from "../../platform/security/signature.ts";
import { testServer } from "../harness.ts";
import { available, makePerson, type Person, topUpBody, until, yuan } from "./payments.ts";

const server = await testServer({ environment: { BANK_ASK_DELAYS_SECONDS: "1" } });
const { app } = server;

/** A bank account that behaves as told, so that tests beside each other do not meet. */
async function behave(person: Person, mode: string): Promise<void> {
  const { rows } = await app.database.pool.query(
    "select number_sealed from wallet.instrument where id = $1",
    [person.instrumentId],
  );
  const accountNumber = app.vault.open(rows[0].number_sealed, "wallet.bank_account.number");
  await bank("/bank/mode", { mode, accountNumber });
}

async function bank(path: string, body: unknown): Promise<void> {
  const response = await fetch(`${server.url}/sandbox-api${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, await response.text());
}

async function topUp(person: Person, minor: number): Promise<Order> {
  const body = await topUpBody(server, person, minor);
  const answer = await person.call<Order>("POST", "/top-ups", body);
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.body.state, "created");
  return answer.body;
}

function inState(person: Person, order: Order, ...states: string[]): Promise<Order> {
  const read = async () => (await person.call<Order>("GET", `/orders/${order.id}`)).body;
  return until(read, ({ state }) => states.includes(state));
}

/** A callback as the bank sends it, or as somebody else would. */
async function callback(
  body: Record<string, unknown>,
  options: { secret?: string; id?: string; at?: Date; altered?: string } = {},
): Promise<number> {
  const text = JSON.stringify({ currency: "CNY", ...body });
  const message = { id: options.id ?? randomUUID(), at: options.at ?? new Date(), body: text };
  const headers = signMessage(options.secret ?? readBankSettings(app).secret, message);
  const response = await fetch(`${server.url}/v1/wallet/rails/bank/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: "https://bank.example", ...headers },
    body: options.altered ?? text,
  });
  await response.arrayBuffer();
  return response.status;
}

async function allWorkedOff(): Promise<void> {
  const read = async () => {
    const sql = "select count(*)::int as left from wallet.rail_message where processed_at is null";
    return (await app.database.pool.query(sql)).rows[0].left as number;
  };
  await until(read, (left) => left === 0);
}

describe("a top-up", () => {
  it("arrives by the bank's callback, with every step and its time", async () => {
    const person = await makePerson(server);
    const order = await inState(person, await topUp(person, 200_00), "succeeded");
    assert.equal(await available(app, person.walletId), 200_00n);
    assert.match(order.receiptNumber ?? "", /^R-/);
    assert.equal(order.instrument?.ending?.length, 4);
    assert.equal(order.timeline[0]?.state, "created");
    assert.equal(order.timeline.at(-1)?.state, "succeeded");
  });

  it("is told in the inbox when it arrived, once", async () => {
    const person = await makePerson(server);
    const order = await inState(person, await topUp(person, 200_00), "succeeded");
    const read = async () => {
      const sql = "select template from notify.inbox_item where customer_id = $1";
      return (await app.database.pool.query(sql, [person.id])).rows.map((row) => row.template);
    };
    await until(read, (told) => told.length > 0);
    await server.settle();
    assert.deepEqual(await read(), ["top_up_done"]);
    assert.ok(order.completedAt);
  });

  it("made twice with one key is one order", async () => {
    const person = await makePerson(server);
    const body = await topUpBody(server, person, 100_00);
    const key = { "idempotency-key": randomUUID() };
    const [first, second] = await Promise.all([
      person.call<Order>("POST", "/top-ups", body, key),
      person.call<Order>("POST", "/top-ups", body, key),
    ]);
    assert.equal(first.body.id, second.body.id);
    await inState(person, first.body, "succeeded");
    assert.equal(await available(app, person.walletId), 100_00n);
  });

  it("that the bank refuses fails with the reason and moves nothing", async () => {
    const person = await makePerson(server);
    await behave(person, "refuse:insufficient_funds");
    const order = await inState(person, await topUp(person, 200_00), "failed");
    assert.equal(order.reason, "insufficient_bank_funds");
    assert.equal(await available(app, person.walletId), 0n);
  });

  it("that the bank answers twice is credited once", async () => {
    const person = await makePerson(server);
    await behave(person, "answer_twice");
    const order = await inState(person, await topUp(person, 200_00), "succeeded");
    const read = async () => {
      const sql = "select outcome from wallet.rail_message where body like '%' || $1 || '%'";
      return (await app.database.pool.query(sql, [order.id])).rows.map((row) => row.outcome);
    };
    const outcomes = await until(read, (found) => found.filter(Boolean).length === 2);
    assert.deepEqual(outcomes.sort(), ["already_settled", "succeeded"]);
    assert.equal(await available(app, person.walletId), 200_00n);
  });

  it("that the bank debited without an answer completes by asking", async () => {
    const person = await makePerson(server);
    await behave(person, "debit_no_answer");
    const made = await topUp(person, 200_00);
    const pending = await inState(person, made, "pending");
    assert.ok(pending.nextCheckAt, "the customer sees when we ask");
    assert.match(pending.next ?? "", /need not top up again/);
    const order = await inState(person, made, "succeeded");
    assert.equal(order.nextCheckAt, null);
    assert.equal(await available(app, person.walletId), 200_00n);
  });

  it("that the bank neither debited nor answered fails by asking", async () => {
    const person = await makePerson(server);
    await behave(person, "never_debits_no_answer");
    const order = await inState(person, await topUp(person, 200_00), "failed");
    assert.equal(order.reason, "bank_did_not_debit");
    assert.equal(await available(app, person.walletId), 0n);
  });

  it("of more than the level may hold is refused, counting what is on its way", async () => {
    const person = await makePerson(server);
    await behave(person, "delay:600");
    await topUp(person, 4_000_00);
    const body = await topUpBody(server, person, 1_000_01);
    const answer = await person.call("POST", "/top-ups", body);
    assert.equal(answer.body.code, "balance_max_exceeded");
    assert.equal(answer.body.moneyMoved, false);
  });

  it("cannot pass the wallet's maximum together with others made at the same instant", async () => {
    const person = await makePerson(server);
    await behave(person, "debit_no_answer");
    const bodies: unknown[] = [];
    for (let count = 0; count < 8; count += 1) {
      bodies.push(await topUpBody(server, person, 2_000_00));
    }
    const answers = await Promise.all(
      bodies.map((body) => person.call<Order>("POST", "/top-ups", body)),
    );
    const made = answers.filter(({ status }) => status === 201);
    assert.equal(made.length, 2, "a wallet of level 1 may hold ¥5,000");
    const refused = answers.filter(({ status }) => status !== 201);
    for (const answer of refused) assert.match(answer.text, /balance_max_exceeded/);
    for (const answer of made) await inState(person, answer.body, "succeeded");
    assert.equal(await available(app, person.walletId), 4_000_00n);
  });

  it("needs the customer's own bank account and an amount in the range", async () => {
    const person = await makePerson(server);
    const other = await makePerson(server);
    const call = (instrumentId: string, minor: number) =>
      person.call("POST", "/top-ups", { instrumentId, amount: yuan(minor) });
    assert.equal((await call(other.instrumentId, 100_00)).body.code, "instrument_unknown");
    assert.equal((await call(person.instrumentId, 99)).body.code, "amount_out_of_range");
    assert.equal((await call(person.instrumentId, 50_000_01)).body.code, "amount_out_of_range");
  });
});

describe("threat: a callback", () => {
  async function waiting(): Promise<{ person: Person; order: Order }> {
    const person = await makePerson(server);
    await behave(person, "delay:600");
    const order = await inState(person, await topUp(person, 200_00), "pending");
    return { person, order };
  }

  it("that the bank did not sign is refused and changes nothing", async () => {
    const { person, order } = await waiting();
    const word = { reference: order.id, state: "succeeded", amountMinor: 200_00 };
    assert.equal(await callback(word, { secret: "another secret of somebody" }), 401);
    const altered = JSON.stringify({ ...word, amountMinor: 900_00 });
    assert.equal(await callback(word, { altered }), 401);
    const old = new Date(Date.now() - 10 * 60_000);
    assert.equal(await callback(word, { at: old }), 401);
    const { rows } = await app.database.pool.query(
      "select 1 from wallet.rail_message where body like '%' || $1 || '%'",
      [order.id],
    );
    assert.equal(rows.length, 0);
    assert.equal(await available(app, person.walletId), 0n);
  });

  it("forged while the bank did not debit leaves the order to what the bank says", async () => {
    const person = await makePerson(server);
    await behave(person, "forged_callback");
    const order = await inState(person, await topUp(person, 200_00), "failed");
    assert.equal(order.reason, "bank_did_not_debit");
    assert.equal(await available(app, person.walletId), 0n);
  });

  it("sent again, under the same and under another number, credits once", async () => {
    const { person, order } = await waiting();
    const word = { reference: order.id, state: "succeeded", amountMinor: 200_00 };
    const id = randomUUID();
    const sent = [callback(word, { id }), callback(word, { id }), callback(word), callback(word)];
    assert.deepEqual(await Promise.all(sent), [200, 200, 200, 200]);
    await allWorkedOff();
    assert.equal(await available(app, person.walletId), 200_00n);
  });

  it("over another amount than the order's changes nothing", async () => {
    const { person, order } = await waiting();
    const word = { reference: order.id, state: "succeeded", amountMinor: 900_00 };
    assert.equal(await callback(word), 200);
    await allWorkedOff();
    assert.equal(await available(app, person.walletId), 0n);
    assert.equal((await inState(person, order, "pending")).state, "pending");
  });

  it("out of order cannot take a credit back", async () => {
    const { person, order } = await waiting();
    const word = { reference: order.id, amountMinor: 200_00 };
    await callback({ ...word, state: "succeeded" });
    await allWorkedOff();
    await callback({ ...word, state: "failed" });
    await callback({ ...word, state: "pending" });
    await allWorkedOff();
    assert.equal((await inState(person, order, "succeeded")).state, "succeeded");
    assert.equal(await available(app, person.walletId), 200_00n);
  });

  it("of a debit after the order failed leaves it failed and calls the money back", async () => {
    const { person, order } = await waiting();
    const word = { reference: order.id, amountMinor: 200_00 };
    await callback({ ...word, state: "failed", reason: "account_closed" });
    await allWorkedOff();
    await callback({ ...word, state: "succeeded" });
    await callback({ ...word, state: "succeeded" });
    await allWorkedOff();
    const after = await inState(person, order, "failed");
    assert.equal(after.reason, "bank_account_closed");
    assert.equal(after.timeline.filter(({ text }) => /late debit/.test(text)).length, 1);
    assert.match(after.next ?? "", /1–3 working days/);
    assert.equal(await available(app, person.walletId), 0n);
    const read = async () => {
      const sql = "select returned_at from sandbox.bank_debit where reference = $1";
      return (await app.database.pool.query(sql, [order.id])).rows[0]?.returned_at;
    };
    assert.ok(await until(read, Boolean));
  });
});

describe("a settlement", () => {
  it("decided by many at once credits once", async () => {
    const person = await makePerson(server);
    await behave(person, "delay:600");
    const order = await inState(person, await topUp(person, 50_00), "pending");
    const word = { orderId: order.id, state: "succeeded" } as const;
    const done = await Promise.all([1, 2, 3, 4].map(() => settleRailOrder(app, word)));
    assert.deepEqual(done.sort(), [
      "already_settled",
      "already_settled",
      "already_settled",
      "succeeded",
    ]);
    assert.equal(await available(app, person.walletId), 50_00n);
  });
});
