import { EventEmitter } from "node:events";
import type { WorkerEvents } from "graphile-worker";
import type { App } from "../app.ts";
import {
  deleteSilentWorkers,
  deleteWorkers,
  renewWorkers,
  silentWorkers,
  unlockWorkers,
} from "./queries-jobs.ts";

/**
 * A process that is killed leaves its jobs locked, and graphile-worker frees such locks only after
 * four hours. So every process renews a row for each of its workers, and every process frees the
 * jobs of workers that stopped doing so. Jobs are safe to repeat: a process that was only frozen
 * may finish a job that another has taken over.
 */
export interface WorkerWatch {
  /** To be handed to graphile-worker, which names its workers through it. */
  readonly events: WorkerEvents;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const RENEW_EVERY_MS = 10_000;
/** Four renewals: a busy event loop or a database that fails over must not look like a death. */
const SILENT_SECONDS = 40;

export function watchWorkers(app: App): WorkerWatch {
  const workerIds = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => workerIds.add(worker.workerId));
  let timer: NodeJS.Timeout | undefined;
  const beat = async () => {
    await app.database.run(renewWorkers, [...workerIds]);
    await releaseSilentWorkers(app);
  };
  return {
    events,
    async start() {
      await beat();
      timer = setInterval(() => {
        beat().catch((error) => app.log.warn({ err: error }, "workers could not be renewed"));
      }, RENEW_EVERY_MS);
    },
    async stop() {
      clearInterval(timer);
      // Without a database the rows stay, and count as silent soon enough.
      await app.database.run(deleteWorkers, [...workerIds]).catch(() => undefined);
    },
  };
}

/** Frees the jobs of workers that died; returns how many workers held any. */
export async function releaseSilentWorkers(app: App): Promise<number> {
  const silent = await app.database.all(silentWorkers, SILENT_SECONDS);
  const workerIds = silent.map((row) => row.worker_id);
  if (workerIds.length > 0) {
    await app.database.run(unlockWorkers, workerIds);
    app.log.warn({ workers: workerIds.length }, "jobs of dead workers are free again");
  }
  await app.database.run(deleteSilentWorkers, SILENT_SECONDS);
  return workerIds.length;
}
