import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { gather } from "../../platform/batch/gather.ts";
import { columns, statement } from "../../platform/database/database.ts";
import { FenceMiss } from "../../platform/database/transaction.ts";
import { refuse } from "../../platform/http/errors.ts";
import { testApp } from "../harness.ts";

/** Goal: a write that nobody waits for is in the commit or nowhere; a missed fence runs again. */
const app = await testApp();

const add = statement<[id: number, text: string]>(
  "test.add",
  "insert into test_note (id, text) values ($1, $2)",
);
const all = statement<[], { id: number; text: string }>(
  "test.all",
  "select id, text from test_note order by id",
);
const bind = statement<[id: number, from: string, to: string]>(
  "test.rename",
  "update test_note set text = case when text = $2 then $3 end where id = $1",
);
const fail = statement("test.fail", "select 1 / 0");
const pair = statement<[numbers: number[], words: string[]], { number: number; word: string }>(
  "test.pair",
  `select * from ${columns(1, "int text")} as given (number, word)`,
);

before(async () => {
  await app.database.pool.query("create table test_note (id int primary key, text text not null)");
});

async function notes(): Promise<string> {
  return (await app.database.all(all)).map(({ id, text }) => `${id}${text}`).join(" ");
}

describe("a later write", () => {
  it("alone is its own transaction", async () => {
    await app.database.transaction(async (tx) => tx.writeAtCommit(add, 1, "a"));
    assert.equal(await notes(), "1a");
  });
  it("is seen by the statements after it, and commits with them", async () => {
    const seen = await app.database.transaction(async (tx) => {
      tx.writeAtCommit(add, 2, "b");
      tx.writeAtCommit(add, 3, "c");
      return (await tx.all(all)).length;
    });
    assert.equal(seen, 3);
    assert.equal(await notes(), "1a 2b 3c");
  });
  it("is nowhere when the work fails, or another statement does", async () => {
    const undone: string[] = [];
    const regret = app.database.transaction(async (tx) => {
      tx.onRollback(() => undone.push("regret"));
      tx.writeAtCommit(add, 4, "d");
      throw new Error("changed my mind");
    });
    await assert.rejects(regret, /changed my mind/);
    const broken = app.database.transaction(async (tx) => {
      tx.onRollback(() => undone.push("broken"));
      tx.writeAtCommit(add, 4, "d");
      tx.writeAtCommit(fail);
    });
    await assert.rejects(broken, /division by zero/);
    assert.deepEqual(undone, ["regret", "broken"]);
    assert.equal(await notes(), "1a 2b 3c");
  });
  it("stays with a refusal that commits", async () => {
    const refused = app.database.transaction(async (tx) => {
      tx.writeAtCommit(add, 5, "e");
      throw refuse("not_found").andCommit();
    });
    await assert.rejects(refused, { code: "not_found" });
    assert.equal(await notes(), "1a 2b 3c 5e");
  });
});

describe("a fence that missed", () => {
  it("runs the work again from its start, until somebody gives up", async () => {
    let tries = 0;
    await app.database.transaction(async (tx) => {
      tries += 1;
      tx.writeAtCommit(bind, 1, tries < 3 ? "other" : "a", "A");
    });
    assert.equal(tries, 3);
    assert.equal(await notes(), "1A 2b 3c 5e");
    const taken = app.database.transaction(async (tx) => {
      tries += 1;
      tx.writeAtCommit(add, 1, "again");
      tx.writeAtCommit(add, 6, "f");
    });
    await assert.rejects(taken, FenceMiss);
    assert.ok(tries > 4);
    assert.equal(await notes(), "1A 2b 3c 5e");
  });
  it("is the reason given, also when a statement behind it was waited for", async () => {
    let tries = 0;
    const work = app.database.transaction(async (tx) => {
      tries += 1;
      tx.writeAtCommit(add, 1, "again");
      await tx.all(all);
    });
    await assert.rejects(work, FenceMiss);
    assert.ok(tries > 1);
  });
});

describe("columns", () => {
  it("pairs arrays of any length, with whatever their texts hold", async () => {
    const words = ["a,b", 'q"uote', "{brace}", "back\\slash", "", "NULL", "汉字"];
    const numbers = words.map((_, index) => index);
    const rows = await app.database.all(pair, numbers, words);
    assert.deepEqual(
      rows.map(({ word }) => word),
      words,
    );
    assert.deepEqual(await app.database.all(pair, [], []), []);
  });
});

describe("gathered look-ups", () => {
  it("share one load, never an answer from before the question", async () => {
    const loads: number[][] = [];
    const ask = gather(async (_app, keys: readonly number[]) => {
      loads.push([...keys]);
      await new Promise((resolve) => setImmediate(resolve));
      return keys.map((key) => key * 10);
    });
    const first = [1, 2, 3].map((key) => ask(app, key));
    await first[0];
    assert.equal(await ask(app, 1), 10);
    assert.deepEqual(await Promise.all(first), [10, 20, 30]);
    assert.deepEqual(loads, [[1, 2, 3], [1]]);
  });
  it("fail together, and only once", async () => {
    let isDown = true;
    const ask = gather(async (_app, keys: readonly number[]) => {
      if (isDown) throw new Error("down");
      return keys;
    });
    const asked = await Promise.allSettled([ask(app, 1), ask(app, 2)]);
    assert.deepEqual(
      asked.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    isDown = false;
    assert.equal(await ask(app, 3), 3);
  });
});
