import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { ensureDatabase } from "../server/platform/database/ensure-database.ts";
import { migrate } from "../server/platform/database/migrate.ts";
import { startPostgres } from "../server/platform/database/postgres.ts";
import { catalogQueries } from "./schema-queries.ts";

/**
 * Writes server/migrations/schema.sql: what the migrations together make, read from Postgres' own
 * catalogs (the embedded server brings no pg_dump). It is for reading and for comparison, not for
 * running. With `--check` it fails when the file says something else than the migrations.
 */
const FILE = new URL("../server/migrations/schema.sql", import.meta.url);
const DATABASE = `jinnang_schema_${process.pid}`;

const made = await migratedSchema();
const before = await readFile(FILE, "utf8").catch(() => "");
if (made !== before && process.argv.includes("--check")) {
  console.error('server/migrations/schema.sql is out of date; run "npm run schema"');
  process.exitCode = 1;
} else if (made !== before) {
  await writeFile(FILE, made);
}

async function migratedSchema(): Promise<string> {
  const shared = process.env.TEST_POSTGRES_DIR;
  if (shared) return schemaOn(shared);
  const folder = await mkdtemp(join(tmpdir(), "jinnang-schema-"));
  // As root, PostgreSQL runs as another user, who must be able to enter the folder.
  await chmod(folder, 0o755);
  try {
    return await schemaOn(folder, "stop");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function schemaOn(dataDir: string, afterwards?: "stop"): Promise<string> {
  const postgres = await startPostgres({ dataDir, settings: { shared_buffers: "64MB" } });
  const url = postgres.url(DATABASE);
  await ensureDatabase(url);
  const client = new pg.Client({ connectionString: url });
  try {
    await migrate(url);
    await client.connect();
    return await dump(client);
  } finally {
    await client.end();
    await drop(postgres.url("postgres"));
    if (afterwards) await postgres.stop();
  }
}

async function drop(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${DATABASE} with (force)`);
  await admin.end();
}

async function dump(client: pg.Client): Promise<string> {
  const parts: string[] = [
    "-- Made by `npm run schema` from the migrations. Not for running: see server/migrations/.",
  ];
  for (const query of catalogQueries) {
    const { rows } = await client.query<{ text: string }>(query);
    if (rows.length > 0) parts.push(rows.map((row) => row.text.trim()).join("\n\n"));
  }
  return `${parts.join("\n\n")}\n`;
}
