import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { splitSql } from "./split-sql.ts";

const FOLDER = new URL("../../migrations/", import.meta.url);
/** Any constant: two servers that start at once must not migrate side by side. */
const LOCK_KEY = 7_204_113;

/**
 * Brings the schema forward: every `NNNN-name.sql` that has not run yet, in order, each in one
 * transaction. A file that was changed after it ran stops the start: history is not rewritten.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    await runMigrations({ connectionString: databaseUrl });
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now()
      )`);
    for (const file of await migrationFiles()) {
      if (await applyOnce(client, file)) applied.push(file.name);
    }
  } finally {
    await client.end();
  }
  return applied;
}

interface MigrationFile {
  name: string;
  sql: string;
  sha256: string;
}

async function migrationFiles(): Promise<MigrationFile[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), "utf8");
      return { name, sql, sha256: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function applyOnce(client: pg.Client, file: MigrationFile): Promise<boolean> {
  const { rows } = await client.query("select sha256 from platform.migration where name = $1", [
    file.name,
  ]);
  if (rows.length > 0) {
    if (rows[0].sha256 !== file.sha256) {
      throw new Error(`migration ${file.name} was changed after it ran; add a new file instead`);
    }
    return false;
  }
  await client.query("begin");
  try {
    // One by one: Citus refuses a change of a distributed table among several statements at once.
    for (const statement of splitSql(file.sql)) await client.query(statement);
    await client.query("insert into platform.migration (name, sha256) values ($1, $2)", [
      file.name,
      file.sha256,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`migration ${file.name} failed`, { cause: error });
  }
  return true;
}
