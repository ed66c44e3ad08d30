import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { readConfig } from "../../server/config.ts";
import type { App } from "../../server/platform/app.ts";
import { ensureDatabase } from "../../server/platform/database/ensure-database.ts";
import { migrate } from "../../server/platform/database/migrate.ts";
import { startPostgres } from "../../server/platform/database/postgres.ts";
import { createApp } from "../../server/server.ts";

/** The embedded server with its defaults, in a folder of its own; removed when the bench ends. */
export async function benchPostgres(): Promise<{
  url(database: string): string;
  folder: string;
  stop(): Promise<void>;
}> {
  const folder = process.env.BENCH_DIR ?? join(tmpdir(), "jinnang-bench");
  const postgres = await startPostgres({
    dataDir: folder,
    settings: { max_connections: "400", shared_buffers: "2GB" },
  });
  return {
    url: postgres.url,
    folder,
    async stop() {
      await postgres.stop();
      if (!process.env.BENCH_DIR) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A migrated database of that name, made anew. */
export async function freshDatabase(url: (database: string) => string, name: string) {
  await query(url("postgres"), `drop database if exists ${name} with (force)`);
  await ensureDatabase(url(name));
  await migrate(url(name));
  return url(name);
}

export async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An app of the product over that database, without HTTP and background work. */
export function benchApp(databaseUrl: string, dataDir: string): App {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "error", LANES: "on" });
  return createApp({ config, databaseUrl });
}

const FLUSHES = 200;
const PAGE_BYTES = 8_192;

/** Median time of one `fdatasync` of one page in that folder, in milliseconds. */
export function flushMs(folder: string): number {
  const path = join(folder, "flush-probe");
  const file = openSync(path, "w");
  const page = Buffer.alloc(PAGE_BYTES, 1);
  const times: number[] = [];
  for (let index = 0; index < FLUSHES; index += 1) {
    writeSync(file, page, 0, PAGE_BYTES, (index % 64) * PAGE_BYTES);
    const start = performance.now();
    fdatasyncSync(file);
    times.push(performance.now() - start);
  }
  closeSync(file);
  rmSync(path);
  times.sort((a, b) => a - b);
  return times[FLUSHES / 2] ?? 0;
}
