import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { giveMoney, newCustomer, newShop, newStaff, pay } from "../people.ts";

/** Goal: finance sees the proof, can ask for a full one, and exports what it proves. */
const server = await testServer();
const finance = await newStaff(server, ["finance"]);
const supervisor = await newStaff(server, ["supervisor"]);
const customer = await newCustomer(server);
const shop = await newShop(server);
await giveMoney(server, customer, 10_000n);
await pay(customer, shop, 3_550);

/** Until the watch, which runs once a second, or a job has done what is asked for. */
async function proofWhere(isThere: (body: ProofBody) => boolean): Promise<ProofBody> {
  for (;;) {
    const { status, body } = await finance.get("/v1/ledger/proof");
    assert.equal(status, 200, JSON.stringify(body));
    if (isThere(body)) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface ProofView {
  id: string;
  ok: boolean;
  finishedAt: string | null;
  progress: { done: number; total: number };
  checked: { transfers: number };
}
interface ProofBody {
  continuous: ProofView | null;
  full: ProofView | null;
}

describe("the proof on the finance screen", () => {
  it("runs by itself and covers what was just posted", async () => {
    const { continuous } = await proofWhere(
      (body) => (body.continuous?.checked.transfers ?? 0) > 1,
    );
    assert.equal(continuous?.ok, true);
  });
  it("runs in full on demand, with progress to its end", async () => {
    const asked = await finance.post("/v1/ledger/proof", {});
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    const { full } = await proofWhere((body) => typeof body.full?.finishedAt === "string");
    assert.equal(full?.id, asked.body.id);
    assert.equal(full?.ok, true);
    assert.equal(full?.progress.done, full?.progress.total);
  });
  it("can be read by a supervisor, but not started; customers see nothing", async () => {
    assert.equal((await supervisor.get("/v1/ledger/proof")).status, 200);
    assert.equal((await supervisor.post("/v1/ledger/proof", {})).status, 403);
    assert.equal((await customer.get("/v1/ledger/proof")).status, 403);
  });
});

describe("the books", () => {
  it("are exported as a journal with one line for each transfer", async () => {
    const response = await fetch(`${server.url}/v1/ledger/journal.csv`, {
      headers: { authorization: `Bearer ${finance.token}`, "x-jinnang-app": "console" },
    });
    assert.equal(response.status, 200);
    assert.match(response.headers.get("content-type") ?? "", /text\/csv/);
    const [header = "", ...lines] = (await response.text()).trim().split("\n");
    assert.equal(header.split(",")[0], "id");
    const { rows } = await server.app.database.pool.query(
      "select count(*)::int as count from ledger.transfer",
    );
    assert.equal(lines.length, rows[0].count);
    assert.ok(lines.every((line) => line.split(",").length === header.split(",").length));
  });
  it("balance in every currency", async () => {
    const { body } = await finance.get("/v1/ledger/trial-balance");
    const items = body.items as { name: string; balanceMinor: string }[];
    assert.equal(
      items.reduce((sum, { balanceMinor }) => sum + BigInt(balanceMinor), 0n),
      0n,
    );
    assert.ok(items.some(({ name }) => name === "customerWallet"));
  });
});
