// Goal: a GET reads and cannot write, whatever helper it calls.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { z } from "zod";
import "../../modules/index.ts";
import { allStatements, statement } from "../../platform/database/database.ts";
import { changesData, readOnly } from "../../platform/database/read-only.ts";
import { RELAXED, route } from "../../platform/http/route.ts";
import { testApp } from "../harness.ts";

const app = await testApp();
const house = [...allStatements()];

describe("a reader", () => {
  const claim = statement<[key: string], { key: string }>(
    "platform.testClaim",
    `insert into platform.idempotency (scope, key, payload_hash, created_at)
     values ('test', $1, '', now()) returning key`,
  );
  const count = statement<[], { count: number }>(
    "platform.testCount",
    "select count(*)::int as count from platform.idempotency where scope = 'test'",
  );

  it("refuses a statement that changes data, even one that answers rows", async () => {
    const reader = readOnly(app.database);
    await assert.rejects(reader.maybe(claim, "one"), /changes data/);
    assert.equal((await reader.one(count)).count, 0);
  });
  it("judges every statement of the house as PostgreSQL plans it", async () => {
    const client = await app.database.pool.connect();
    const wrong: string[] = [];
    for (const { name, text } of house.filter((one) => !changesData(one))) {
      const { rows } = await client.query(`explain (generic_plan, costs off) ${text}`);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      if (/\b(Insert|Update|Delete|Merge) on |LockRows/.test(plan)) wrong.push(name);
    }
    client.release();
    assert.deepEqual(wrong, []);
    assert.ok(house.some(changesData) && !house.every(changesData));
  });
  it("is all that the handler of a GET gets", () => {
    const get = route({
      method: "GET",
      url: "/test",
      summary: "Test",
      allow: ["anyone"],
      limit: RELAXED,
      answer: z.null(),
      handler: async ({ tx }) => {
        // @ts-expect-error A reader has no way to write.
        await tx.run(claim, "two");
        return null;
      },
    });
    const post = route({
      ...{ summary: "Test", limit: RELAXED, answer: z.null(), allow: ["anyone"] },
      method: "POST",
      url: "/test",
      handler: async ({ tx }) => {
        await tx.run(claim, "three");
        return null;
      },
    });
    assert.deepEqual([get.method, post.method], ["GET", "POST"]);
  });
});
