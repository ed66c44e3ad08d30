import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { splitSql } from "../../platform/database/split-sql.ts";

describe("a file of SQL", () => {
  it("falls into its statements, whatever holds a semicolon inside", () => {
    const statements = [
      "create table a (b text default 'one; ''two''')",
      'comment on column a."b;c" is $$;$$',
      "create function f() returns int language plpgsql as $body$ begin return 1; $$;$$ end $body$",
      "-- why; so\nselect 1 - 2 / 3 /* not; here */",
    ];
    assert.deepEqual(splitSql(`${statements.join(";\n")};\n-- the end;\n`), statements);
  });
  it("that is empty or only a comment has none", () => {
    assert.deepEqual(splitSql(" ;\n-- nothing; here\n; /* ; */"), []);
  });
  it("is a migration: nothing of it is lost", async () => {
    const folder = new URL("../../migrations/", import.meta.url);
    const names = (await readdir(folder)).filter((name) => /^\d{4}-/.test(name));
    assert.ok(names.length > 0);
    for (const name of names) {
      const sql = await readFile(new URL(name, folder), "utf8");
      const plain = (text: string) => text.replace(/--[^\n]*/g, "").replace(/[\s;]+/g, "");
      assert.equal(plain(splitSql(sql).join(";")), plain(sql), name);
    }
  });
});
