import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, describe, it } from "node:test";
import pg from "pg";
import { cloneDatabase } from "../harness.ts";

const file = (name: string) =>
  readFile(new URL(`../../migrations/${name}`, import.meta.url), "utf8");

const database = await cloneDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
after(async () => {
  await client.end();
  await database.drop();
});

/** The 23rd of November 2026, 10:00 UTC, as the first 48 bits of a UUIDv7. */
const AT = new Date("2026-11-23T10:00:00Z");
const stamp = AT.getTime().toString(16).padStart(12, "0");
const id = (n: number) => `${stamp.slice(0, 8)}-${stamp.slice(8)}-7000-8000-00000000000${n}`;

describe("the proposals and duties of the first release", () => {
  it("keep their action, order, amount and start when they are moved to data", async () => {
    await client.query("drop schema cases cascade");
    await client.query(await file("0009-cases.sql"));
    const insert = `insert into cases.proposal (id, case_id, customer_id, action, order_id, currency,
        amount_minor, reason, state, proposed_by, created_at, expires_at)
      values ($1, $2, $2, $3, $4, $5, $6, 'x', 'waiting', $2, $7, $7)`;
    await client.query(insert, [id(1), id(5), "refund", id(9), "CNY", 3_550, AT]);
    await client.query(insert, [id(2), id(6), "goodwill_credit", null, "CNY", 500, AT]);
    await client.query(insert, [id(3), id(7), "unlock", null, null, null, AT]);
    await client.query(
      `insert into cases.obligation (id, case_id, rule, rule_version, due_at, provisional)
       values ($1, $1, 'answer', 'cn-2026-1', now(), false)`,
      [id(4)],
    );
    await client.query(await file("0060-case-actions.sql"));
    const { rows } = await client.query(
      "select action, data, people_needed from cases.proposal order by id",
    );
    assert.deepEqual(rows, [
      {
        action: "refund",
        data: { orderId: id(9), amount: { currency: "CNY", value: 3_550 } },
        people_needed: 1,
      },
      {
        action: "goodwill_credit",
        data: { amount: { currency: "CNY", value: 500 } },
        people_needed: 1,
      },
      { action: "unlock", data: {}, people_needed: 1 },
    ]);
    const duties = await client.query("select started_at from cases.obligation");
    assert.deepEqual(duties.rows, [{ started_at: AT }]);
  });
});
