// Goal: nobody links, and so empties, somebody else's bank account. Method: the play bank over real
// HTTP with real signatures; it sends its code to the owner of the account, never to who asks.
import assert from "node:assert/strict";
import { randomInt, randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { lockWallet } from "../../modules/identity/index.ts";
import { readBankSettings } from "../../modules/wallet/setup.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { signMessage } from "../../platform/security/signature.ts";
import { seedSandbox } from "../../sandbox/seed.ts";
import { testServer } from "../harness.ts";
import { type Customer, newCustomer, PIN } from "../people.ts";

const server = await testServer();
const { app } = server;

interface Instrument {
  id: string;
  state: string;
  codeBy: string | null;
  triesLeft: number | null;
  refusal: string | null;
}

function freshNumber(): string {
  return `6222${randomInt(100_000_000_000, 281_474_976_710_655)}`.slice(0, 16);
}

async function bankMode(mode: string, accountNumber: string): Promise<void> {
  const response = await fetch(`${server.url}/sandbox-api/bank/mode`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ mode, accountNumber }),
  });
  assert.ok(response.ok, await response.text());
}

async function proof(customer: Customer, purpose: string): Promise<string> {
  const answer = await customer.post("/v1/identity/confirmations", { pin: PIN, purpose });
  assert.equal(answer.status, 200, answer.text);
  return answer.body.confirmationId;
}

async function link(
  customer: Customer,
  number: string,
  given: { holderName?: string; phone?: string; confirmationId?: string } = {},
) {
  const institution = "sandbox-bank";
  const confirmationId = await proof(
    customer,
    `instrument_link:${institution}_${number.slice(-4)}`,
  );
  const body = { rail: "bank", institution, number, holderName: "林小满", phone: "13900000000" };
  return customer.post("/v1/wallet/instruments", { ...body, confirmationId, ...given });
}

/** Waits until the bank's word has changed the link. */
async function until(customer: Customer, id: string, ...states: string[]): Promise<Instrument> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { body } = await customer.get("/v1/wallet/instruments");
    const found = body.items.find((item: Instrument) => item.id === id);
    if (states.includes(found?.state)) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`the link never became ${states}`);
}

async function bankCode(id: string): Promise<string> {
  const sql = "select code from sandbox.bank_mandate where reference = $1";
  return (await app.database.pool.query(sql, [id])).rows[0].code;
}

/** Asks for a link up to the bank's code. */
async function asked(customer: Customer, number = freshNumber()): Promise<Instrument> {
  const answer = await link(customer, number);
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.body.state, "asked");
  return until(customer, answer.body.id, "code");
}

async function prove(customer: Customer, id: string, code?: string) {
  const given = code ?? (await bankCode(id));
  return customer.post(`/v1/wallet/instruments/${id}/code`, { code: given });
}

async function topUp(customer: Customer, instrumentId: string, value: number) {
  const confirmationId = await proof(customer, `top_up:${instrumentId}_CNY_${value}`);
  const amount = { currency: "CNY", value };
  return customer.post("/v1/wallet/top-ups", { instrumentId, amount, confirmationId });
}

async function told(customer: Customer): Promise<string[]> {
  const sql = `select template from notify.inbox_item where customer_id = $1 order by id`;
  const inbox = (await app.database.pool.query(sql, [customer.id])).rows;
  const sent = "select template from notify.delivery where customer_id = $1 order by id";
  const messages = (await app.database.pool.query(sent, [customer.id])).rows;
  return [...inbox, ...messages].map((row) => row.template);
}

describe("linking a bank account", () => {
  it("asks the bank, waits for its code, and tells every address at each step", async () => {
    const customer = await newCustomer(server);
    const waiting = await asked(customer);
    assert.equal(waiting.codeBy, "sms");
    const early = await topUp(customer, waiting.id, 100_00);
    assert.equal(early.body.code, "instrument_unknown", "no money before the proof");
    const done = await prove(customer, waiting.id);
    assert.equal(done.status, 200, done.text);
    assert.equal(done.body.state, "linked");
    assert.equal((await topUp(customer, waiting.id, 100_00)).status, 201);
    const templates = await told(customer);
    for (const template of ["instrument_asked", "instrument_linked"]) {
      assert.equal(templates.filter((each) => each === template).length, 2, template);
    }
    const { rows } = await app.database.pool.query(
      "select action from platform.audit_entry where subject = $1 order by action",
      [`customer:${customer.id}`],
    );
    const actions = rows.map(({ action }) => action);
    assert.ok(actions.includes("wallet.instrument-asked"));
    assert.ok(actions.includes("wallet.instrument-linked"));
  });

  it("goes on when the bank is slow, and says that the code comes with one fen", async () => {
    const customer = await newCustomer(server);
    const [slow, fen] = [freshNumber(), freshNumber()];
    await bankMode("mandate_slow:1", slow);
    await bankMode("mandate_statement", fen);
    assert.equal((await asked(customer, slow)).codeBy, "sms");
    assert.equal((await asked(customer, fen)).codeBy, "statement");
  });

  it("that the bank refuses says why in words, and may be tried again", async () => {
    const customer = await newCustomer(server, { language: "zh" });
    const number = freshNumber();
    await bankMode("mandate_wrong_name", number);
    const made = await link(customer, number);
    const refused = await until(customer, made.body.id, "refused");
    assert.match(refused.refusal ?? "", /银行核对不符/);
    await bankMode("mandate_ok", number);
    await asked(customer, number);
  });

  it("is at most five, an unlinked one makes room, and no number stands there in clear", async () => {
    const customer = await newCustomer(server);
    const numbers = [freshNumber(), freshNumber(), freshNumber(), freshNumber(), freshNumber()];
    const links = [];
    for (const number of numbers) links.push(await link(customer, number));
    assert.deepEqual(
      links.map(({ status }) => status),
      [201, 201, 201, 201, 201],
    );
    assert.equal((await link(customer, freshNumber())).body.code, "instruments_too_many");
    const { rows } = await app.database.pool.query(
      "select a::text as row from wallet.instrument a where customer_id = $1",
      [customer.id],
    );
    for (const { row } of rows) assert.ok(numbers.every((number) => !row.includes(number)));
    // What was asked days ago does not count among today's tries.
    await app.database.pool.query(
      "update wallet.instrument set created_at = created_at - interval '2 days' where customer_id = $1",
      [customer.id],
    );
    assert.equal(
      (await customer.delete(`/v1/wallet/instruments/${links[0]?.body.id}`)).status,
      204,
    );
    assert.equal((await link(customer, freshNumber())).status, 201);
  });

  it("is unlinked with a notice, and the account is free for another wallet then", async () => {
    const [first, second] = [await newCustomer(server), await newCustomer(server)];
    const number = freshNumber();
    const own = await asked(first, number);
    await prove(first, own.id);
    assert.equal((await first.delete(`/v1/wallet/instruments/${own.id}`)).status, 204);
    assert.ok((await told(first)).includes("instrument_unlinked"));
    const next = await asked(second, number);
    assert.equal((await prove(second, next.id)).body.state, "linked");
  });
});

describe("threat: somebody else's bank account", () => {
  it("of a person of the sandbox, with the right name and phone, stays unproven", async () => {
    await seedSandbox(app);
    const thief = await newCustomer(server, { displayName: "王芳" });
    const wanted = { holderName: "王芳", phone: "13800000002" };
    const made = await link(thief, "6222020000000002", wanted);
    const waiting = await until(thief, made.body.id, "code");
    const { rows } = await app.database.pool.query(
      "select phone from sandbox.bank_mandate where reference = $1",
      [waiting.id],
    );
    assert.equal(rows[0].phone, "+8613800000002", "the code went to the owner");
    assert.equal((await topUp(thief, waiting.id, 500_00)).body.code, "instrument_unknown");
    const proven = await prove(thief, waiting.id);
    assert.equal(proven.body.state, "refused", "even with the code: it is another wallet's");
    assert.match(proven.body.refusal, /another wallet/);
  });

  it("with a wrong name or phone is refused, without a word about which of them", async () => {
    const thief = await newCustomer(server);
    const refusals = [];
    const wrong = [
      { holderName: "张三", phone: "13800000003" },
      { holderName: "陈伟", phone: "13911111111" },
    ];
    for (const given of wrong) {
      const made = await link(thief, "6222020000000003", given);
      refusals.push((await until(thief, made.body.id, "refused")).refusal);
    }
    assert.equal(refusals[0], refusals[1]);
  });

  it("cannot be guessed: three wrong codes end the link, also at the same time", async () => {
    const thief = await newCustomer(server);
    const { id } = await asked(thief);
    const wrong = (await bankCode(id)) === "000000" ? "000001" : "000000";
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => prove(thief, id, wrong)));
    const refused = answers.filter(({ body }) => body.state !== "linked");
    assert.equal(refused.length, 5);
    await until(thief, id, "refused");
    assert.equal((await prove(thief, id)).body.code, "link_not_waiting");
  });

  it("cannot be asked for without the PIN, from a locked wallet, or again and again", async () => {
    const thief = await newCustomer(server);
    const number = freshNumber();
    const bare = await link(thief, number, { confirmationId: randomUUID() });
    assert.equal(bare.body.code, "confirmation_required");
    const account = freshNumber();
    for (let times = 0; times < 3; times += 1) {
      const other = await newCustomer(server);
      assert.equal((await link(other, account)).status, 201);
    }
    assert.equal((await link(thief, account)).body.code, "links_too_many", "its owner has rest");
    await app.database.transaction((tx) => lockWallet(tx, systemActor("test"), thief.id, "stolen"));
    assert.equal((await link(thief, number)).body.code, "wallet_locked_in");
  });

  it("under another name than the wallet's first proven account is refused", async () => {
    const customer = await newCustomer(server);
    const own = await asked(customer);
    await prove(customer, own.id);
    const other = await link(customer, freshNumber(), { holderName: "王芳" });
    assert.equal(other.body.code, "holder_differs");
    const same = await link(customer, freshNumber(), { holderName: " 林 小满" });
    assert.equal(same.status, 201, same.text);
  });

  it("is not proven by a forged message, nor by another customer's hand", async () => {
    const thief = await newCustomer(server);
    const stranger = await newCustomer(server);
    const { id } = await asked(thief);
    assert.equal((await prove(stranger, id)).status, 404);
    for (const secret of ["another secret of somebody", readBankSettings(app).secret]) {
      const body = JSON.stringify({ mandate: id, state: "active" });
      const headers = signMessage(secret, { id: randomUUID(), at: new Date(), body });
      await fetch(`${server.url}/v1/wallet/rails/bank/messages`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
      });
    }
    await server.settle();
    const { body } = await thief.get("/v1/wallet/instruments");
    assert.equal(body.items[0].state, "code");
  });

  it("freshly linked brings in little on its first day, all top-ups together", async () => {
    const customer = await newCustomer(server, { level: 2 });
    const { id } = await asked(customer);
    await prove(customer, id);
    assert.equal((await topUp(customer, id, 600_00)).status, 201);
    const more = await topUp(customer, id, 400_01);
    assert.equal(more.body.code, "new_link_limit");
    assert.match(more.text, /¥1,000/);
    assert.equal((await topUp(customer, id, 400_00)).status, 201);
  });
});
