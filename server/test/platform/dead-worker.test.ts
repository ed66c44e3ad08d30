// Threat: a process is killed while it works; its jobs must not wait four hours for another.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { describe, it } from "node:test";
import { z } from "zod";
import { enqueue, job, startJobs } from "../../platform/events/jobs.ts";
import { releaseSilentWorkers } from "../../platform/events/workers.ts";
import { testApp } from "../harness.ts";

const app = await testApp();
const { pool } = app.database;
const url = pool.options.connectionString ?? "";
const PROCESS = new URL("worker-process.ts", import.meta.url);

interface Lock {
  task_identifier: string;
  locked_by: string;
}

async function locks(): Promise<Lock[]> {
  const { rows } = await pool.query<Lock>(
    "select task_identifier, locked_by from graphile_worker.jobs where locked_at is not null",
  );
  return rows;
}

/** As if so much time had passed since every lock and every sign of life. */
async function passSeconds(seconds: number): Promise<void> {
  const passed = `interval '${seconds} seconds'`;
  await pool.query(`update graphile_worker._private_jobs set locked_at = locked_at - ${passed}`);
  await pool.query(`update platform.job_worker set seen_at = seen_at - ${passed}`);
}

describe("a process that is killed at work", () => {
  it("keeps its jobs while it lives, and loses them within a minute of its death", async () => {
    const endless = { name: "test.endless", payload: z.object({}), run: async () => undefined };
    const child = fork(PROCESS, [url], { execArgv: process.execArgv });
    await app.database.transaction((tx) => enqueue(tx, job(endless), {}));
    await once(child, "message");
    assert.equal(await releaseSilentWorkers(app), 0, "it is alive");
    assert.equal((await locks()).length, 1);

    child.kill("SIGKILL");
    await once(child, "exit");
    assert.equal((await locks()).length, 1, "nobody unlocked it on the way out");
    await passSeconds(60);

    let repeated: () => void = () => undefined;
    const again = new Promise<void>((resolve) => {
      repeated = resolve;
    });
    const heir = job({ ...endless, run: async () => repeated() });
    const stop = await startJobs(app, url, [heir]);
    await again;
    await stop();
    assert.deepEqual(await locks(), []);
  });
  it("leaves nothing of a process that stopped in order", async () => {
    const stop = await startJobs(app, url, []);
    const count = async () =>
      (await pool.query("select count(*)::int as n from platform.job_worker")).rows[0].n;
    assert.ok((await count()) > 0);
    await stop();
    assert.equal(await count(), 0);
  });
});
