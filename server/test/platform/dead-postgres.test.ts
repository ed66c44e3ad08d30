// Threats to availability: the embedded database is killed, and a log that drowns in one outage.
import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import pg from "pg";
import { type EmbeddedPostgres, startPostgres } from "../../platform/database/postgres.ts";
import { watchPostgres } from "../../platform/database/watch-postgres.ts";
import { createLog, type Log } from "../../platform/log.ts";

/** A log that can be read: its lines in order. */
function readableLog() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => void lines.push(JSON.parse(line));
  return { lines, log: createLog({ level: "info", pretty: false }, { write }) };
}

async function ask(postgres: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("threat: the embedded PostgreSQL is killed", () => {
  it("is started again with everything that was committed", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jinnang-dead-"));
    await chmod(folder, 0o755);
    const postgres = await startPostgres({ dataDir: folder, settings: { shared_buffers: "16MB" } });
    let stopWatching: () => void = () => undefined;
    try {
      await ask(postgres, "create table kept as select 42 as number");
      const [pid] = (await readFile(join(folder, "postgres/postmaster.pid"), "utf8")).split("\n");
      process.kill(Number(pid), "SIGKILL");
      while (await postgres.answers());
      await new Promise<void>((resolve, reject) => {
        const quiet = () => undefined;
        const log = { ...createLog({ level: "silent", pretty: false }), error: quiet };
        const told = { ...log, fatal: quiet, info: () => resolve() } as unknown as Log;
        const giveUp = () => reject(new Error("gave up"));
        stopWatching = watchPostgres(postgres, { log: told, giveUp, everyMs: 200 });
      });
      assert.deepEqual(await ask(postgres, "select number from kept"), [{ number: 42 }]);
    } finally {
      stopWatching();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
  it("ends the process when it does not start, so that a supervisor starts both", async () => {
    const { lines, log } = readableLog();
    const dead = {
      answers: async () => false,
      start: async () => {
        throw new Error("no room on the disk");
      },
    };
    let stop: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      stop = watchPostgres(dead, { log, giveUp: resolve, everyMs: 1 });
    });
    stop?.();
    assert.match(String(lines.at(-1)?.msg), /does not start; this process ends/);
  });
});

describe("threat: an outage that fills the log", () => {
  it("is one line, however many requests and loops it fails", () => {
    const { lines, log } = readableLog();
    const away = () => Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    for (let count = 0; count < 50; count += 1) log.warn({ err: away() }, "sealing failed");
    log.child({ job: "x" }).error({ err: away() }, "job failed");
    log.error({ err: new Error("a fault of ours") }, "fault");
    assert.deepEqual(
      lines.map((line) => line.msg),
      ["database is away", "fault"],
    );
  });
});
