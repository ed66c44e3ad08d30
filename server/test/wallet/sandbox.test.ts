// Goal: the sandbox's people can do what its page promises, and its bank takes no stranger's word.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, it } from "node:test";
import { seedSandbox } from "../../sandbox/seed.ts";
import { testServer } from "../harness.ts";

const server = await testServer();

interface People {
  customers: { name: string; phone: string; password: string; code: string | null }[];
  staff: { staffNumber: string; password: string; roles: string[]; totpCode: string }[];
}

async function call(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined };
}

async function people(): Promise<People> {
  return (await call("/sandbox-api/people")).body as People;
}

before(async () => {
  await seedSandbox(server.app);
  await seedSandbox(server.app);
});

describe("the sandbox's people", () => {
  it("are made once, however often the server starts", async () => {
    const { rows } = await server.app.database.pool.query(
      `select (select count(*)::int from identity.customer) as customers,
              (select count(*)::int from identity.staff) as staff,
              (select count(*)::int from wallet.merchant) as merchants`,
    );
    assert.deepEqual(rows, [{ customers: 3, staff: 6, merchants: 2 }]);
  });

  it("can sign in, have money, a bank account and a code to pay by", async () => {
    const { customers } = await people();
    for (const { phone, password } of customers) {
      const form = { phone, password, deviceName: "Test" };
      const signedIn = await call("/v1/identity/sign-in", form);
      assert.equal(signedIn.status, 200, JSON.stringify(signedIn.body));
      const bearer = { authorization: `Bearer ${signedIn.body.token}` };
      const wallets = await call("/v1/wallet/wallets", undefined, bearer);
      assert.ok(wallets.body.items[0].available.value > 0);
      const accounts = await call("/v1/wallet/instruments", undefined, bearer);
      assert.equal(accounts.body.items.length, 1);
      const [code] = customers.flatMap((person) => person.code ?? []);
      const quote = await call("/v1/wallet/payments/quote", { code }, bearer);
      assert.equal(quote.body.merchant.name, "兰州拉面馆 Lanzhou Noodles");
    }
  });

  it("of the staff sign in with the code that the page shows", async () => {
    for (const { staffNumber, password, totpCode } of (await people()).staff) {
      const first = await call("/v1/identity/staff/sign-in", { staffNumber, password });
      assert.equal(first.status, 200, JSON.stringify(first.body));
      const { challengeId } = first.body;
      const second = await call("/v1/identity/staff/sign-in/totp", { challengeId, code: totpCode });
      assert.equal(second.status, 200, JSON.stringify(second.body));
    }
  });
});

describe("threat: the play bank", () => {
  it("debits nobody for a stranger", async () => {
    const debit = {
      reference: randomUUID(),
      accountNumber: "6222020000000001",
      amountMinor: 100,
      currency: "CNY",
      callbackUrl: "http://127.0.0.1:9/",
    };
    assert.equal((await call("/sandbox-api/bank/v1/debits", debit)).status, 403);
    const asked = await call(`/sandbox-api/bank/v1/debits/${debit.reference}`);
    assert.equal(asked.status, 403);
  });

  it("is not part of the public API", async () => {
    const { body } = await call("/v1/openapi.json");
    const hidden = Object.keys(body.paths).filter((path) => path.startsWith("/sandbox-api"));
    assert.deepEqual(hidden, []);
  });
});
