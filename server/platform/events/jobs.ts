import { Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import type { z } from "zod";
import type { App } from "../app.ts";
import type { Tx } from "../database/database.ts";
import type { Stop } from "../stop.ts";
import { addJob } from "./queries-jobs.ts";
import { watchWorkers } from "./workers.ts";

/**
 * Background work. A job is enqueued in the transaction of its cause, so it exists exactly if the
 * cause committed; it may run more than once and must be safe to repeat.
 */
export interface Job<P> {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  run(app: App, payload: P): Promise<void>;
  readonly attemptsMax?: number;
  /** A crontab line (five fields, UTC) for jobs that come by the clock. */
  readonly cron?: string;
}

/** A job of whatever payload, as lists of jobs hold it: its payload is parsed before it runs. */
export type AnyJob = Job<unknown>;

export function job<P>(definition: Job<P>): Job<P> {
  return definition;
}

const ATTEMPTS_MAX = 25;
const CONCURRENCY = 8;

export async function enqueue<P>(
  tx: Tx,
  job: Job<P>,
  payload: P,
  options: { runAt?: Date; key?: string; queue?: string } = {},
): Promise<void> {
  await tx.run(
    addJob,
    job.name,
    JSON.stringify(job.payload.parse(payload)),
    options.runAt ?? null,
    job.attemptsMax ?? ATTEMPTS_MAX,
    options.key ?? null,
    options.queue ?? null,
  );
}

/** Starts the workers of this process. Stopping them waits for the jobs at hand. */
export async function startJobs(
  app: App,
  connectionString: string,
  jobs: readonly AnyJob[],
): Promise<Stop> {
  const taskList: TaskList = {};
  for (const definition of jobs) {
    taskList[definition.name] = (payload) => runJob(app, definition, payload);
  }
  // As items, not as a crontab's text: there a task's name may not hold a dot.
  const cronItems = jobs.flatMap(({ cron, name }) => (cron ? [{ match: cron, task: name }] : []));
  const watch = watchWorkers(app);
  const runner = await run({
    events: watch.events,
    connectionString,
    maxPoolSize: CONCURRENCY + 2,
    taskList,
    parsedCronItems: parseCronItems(cronItems),
    logger: new Logger(() => (level, message, meta) => {
      if (level === "error") app.log.error({ worker: message, err: meta?.error }, "job worker");
      else app.log.debug({ worker: message }, "job worker");
    }),
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 1_000,
  });
  await watch.start();
  return async () => {
    await runner.stop();
    await watch.stop();
  };
}

async function runJob(app: App, definition: AnyJob, payload: unknown): Promise<void> {
  const log = app.log.child({ job: definition.name });
  try {
    const data = definition.cron && isCron(payload) ? {} : payload;
    await definition.run(app, definition.payload.parse(data));
    app.metrics.jobs.inc({ job: definition.name, outcome: "done" });
  } catch (error) {
    app.metrics.jobs.inc({ job: definition.name, outcome: "failed" });
    log.error({ err: error, payload }, "job failed");
    throw error;
  }
}

function isCron(payload: unknown): boolean {
  return typeof payload === "object" && payload !== null && "_cron" in payload;
}
