import { randomBytes } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import pg from "pg";
import { type Config, readConfig } from "../config.ts";
import type { App } from "../platform/app.ts";
import type { Clock } from "../platform/clock.ts";
import { ensureDatabase } from "../platform/database/ensure-database.ts";
import { migrate } from "../platform/database/migrate.ts";
import { startPostgres } from "../platform/database/postgres.ts";
import { SERVER_ROLE, separateRoles, urlAs } from "../platform/database/roles.ts";
import type { Extra } from "../platform/registry.ts";
import { createApp, type Server, startServer } from "../server.ts";

/**
 * Every test file gets its own database, cloned from a migrated template, on one real PostgreSQL.
 * `TEST_POSTGRES_DIR` names a cluster that many files share; without it the file starts its own.
 * `POSTGRES_BIN` names the programs of another release of PostgreSQL to run the tests on.
 */
const TEMPLATE = "jinnang_template";
const DIRECTORY = process.env.TEST_POSTGRES_DIR ?? join(tmpdir(), "jinnang-test-postgres");

/** `TEST_CITUS_NODES=coordinator:5432,worker:5432,…` runs the tests on a Citus cluster instead. */
const CITUS_NODES = process.env.TEST_CITUS_NODES?.split(",");

export async function testPostgres(): Promise<{ url(database: string): string }> {
  const postgres = await startPostgres({
    dataDir: DIRECTORY,
    postgresBin: process.env.POSTGRES_BIN,
    settings: { max_connections: "400", shared_buffers: "256MB" },
  });
  await makeTemplate(postgres.url(TEMPLATE));
  return postgres;
}

/** Migrates the template once per cluster and change; other files wait for it. */
async function makeTemplate(templateUrl: string): Promise<void> {
  const lock = new pg.Client({ connectionString: templateUrl.replace(TEMPLATE, "postgres") });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock(7204115)");
    try {
      await ensureDatabase(templateUrl);
      await migrate(templateUrl);
    } catch {
      // A migration was edited since the template was made: make it anew.
      await lock.query(`drop database ${TEMPLATE} with (force)`);
      await ensureDatabase(templateUrl);
      await migrate(templateUrl);
    }
  } finally {
    await lock.end();
  }
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  if (CITUS_NODES) return citusDatabase(CITUS_NODES, name);
  const postgres = await testPostgres();
  const admin = postgres.url("postgres");
  await query(admin, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  return {
    url: postgres.url(name),
    drop: () => dropDatabase(admin, name),
  };
}

async function citusDatabase(nodes: readonly string[], name: string): Promise<TestDatabase> {
  const { makeCitusDatabase, dropCitusDatabase } = await import("./citus.ts");
  const url = await makeCitusDatabase(nodes, name);
  return { url, drop: () => dropCitusDatabase(nodes, name) };
}

/** A closed pool's sockets may still be closing: Postgres waits for them, and force is the last. */
async function dropDatabase(admin: string, name: string): Promise<void> {
  try {
    await query(admin, `drop database if exists ${name}`);
  } catch {
    await query(admin, `drop database if exists ${name} with (force)`);
  }
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Cloning needs the template to have no visitor: neither a clone at work nor a migration.
    await client.query("select pg_advisory_lock(7204115)");
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export async function testConfig(environment: Record<string, string> = {}): Promise<Config> {
  const dataDir = await mkdtemp(join(tmpdir(), "jinnang-test-"));
  return readConfig({
    DATA_DIR: dataDir,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
    PORT: "0",
    RATE_LIMITS: "off",
    BANK_ASK_DELAYS_SECONDS: "1,1,2",
    ASSIGNMENT_SECONDS: "3",
    // Only tests that want a trained recogniser pay for its training; they ask for it.
    TRAIN_AFTER_SECONDS: "3600",
    ...environment,
  });
}

export interface TestOptions {
  /** Works as the role that a started server has, not as the owner of the database. */
  asServerRole?: boolean;
  environment?: Record<string, string>;
  clock?: Clock;
  /** Entries that only this test adds to the product's registries. */
  extras?: readonly Extra[];
}

/** An app over a fresh database, without HTTP or background work; closed after the file. */
export async function testApp(options: TestOptions = {}): Promise<App> {
  const database = await cloneDatabase();
  const config = await testConfig(options.environment);
  const { environment: _environment, ...given } = options;
  const app = createApp({ config, databaseUrl: database.url, ...given });
  after(async () => {
    await app.lanes.drain();
    await app.database.close();
    await database.drop();
  });
  return app;
}

export interface TestServer extends Server {
  url: string;
  databaseUrl: string;
}

/** The whole server on a free port over a fresh database; stopped after the file. */
export async function testServer(options: TestOptions = {}): Promise<TestServer> {
  const database = await cloneDatabase();
  const config = await testConfig(options.environment);
  const { environment: _environment, asServerRole, ...given } = options;
  if (asServerRole) await separateRoles(database.url, { name: SERVER_ROLE });
  const databaseUrl = asServerRole ? urlAs(database.url, SERVER_ROLE) : database.url;
  const server = await startServer({ config, databaseUrl, ...given });
  const url = await server.http.listen({ port: 0, host: "127.0.0.1" });
  after(async () => {
    await server.stop();
    await database.drop();
  });
  return { ...server, url, databaseUrl: database.url };
}
