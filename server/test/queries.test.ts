import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import pg from "pg";
import { modules } from "../modules/index.ts";
import { allStatements } from "../platform/database/database.ts";
import { cloneDatabase, testConfig } from "./harness.ts";

const database = await cloneDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
after(async () => {
  await client.end();
  await database.drop();
});

describe("the statements", () => {
  it("are all accepted by Postgres on the migrated schema", async () => {
    // Naming the modules has loaded every one of them, and with it its statements.
    assert.ok(modules(await testConfig()).length > 0);
    const refused: string[] = [];
    let count = 0;
    for (const { name, text } of allStatements()) {
      count += 1;
      await client.query(`prepare statement_${count} as ${text}`).catch((error: Error) => {
        refused.push(`${name}: ${error.message}`);
      });
    }
    assert.deepEqual(refused, []);
    assert.ok(count > 50, `only ${count} statements were found`);
  });
});
