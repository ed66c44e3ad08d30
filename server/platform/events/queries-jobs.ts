import { statement } from "../database/statement.ts";

export const addJob = statement<
  [
    task: string,
    payload: string,
    runAt: Date | null,
    attemptsMax: number,
    key: string | null,
    queue: string | null,
  ],
  Record<string, unknown>
>(
  "platform.addJob",
  `select graphile_worker.add_job($1, payload => $2::json, run_at => $3, max_attempts => $4,
     job_key => $5, queue_name => $6)::text as job`,
);

/** The database's clock: several machines compare themselves with it. */
export const renewWorkers = statement<[workerIds: string[]]>(
  "platform.renewWorkers",
  `insert into platform.job_worker (worker_id, seen_at) select unnest($1::text[]), now()
   on conflict (worker_id) do update set seen_at = now()`,
);

/**
 * Of the workers that hold a lock, those that did not renew their row for so long; a worker whose
 * row is not there yet has this long to write it.
 */
export const silentWorkers = statement<[silentSeconds: number], { worker_id: string }>(
  "platform.silentWorkers",
  `select distinct j.locked_by as worker_id from graphile_worker.jobs j
   where j.locked_at < now() - make_interval(secs => $1) and not exists (
     select from platform.job_worker w
     where w.worker_id = j.locked_by and w.seen_at >= now() - make_interval(secs => $1)
   )`,
);

export const unlockWorkers = statement<[workerIds: string[]], Record<string, unknown>>(
  "platform.unlockWorkers",
  `select graphile_worker.force_unlock_workers($1)::text as done`,
);

export const deleteWorkers = statement<[workerIds: string[]]>(
  "platform.deleteWorkers",
  `delete from platform.job_worker where worker_id = any ($1)`,
);

/** Rows of dead workers that held no lock. */
export const deleteSilentWorkers = statement<[silentSeconds: number]>(
  "platform.deleteSilentWorkers",
  `delete from platform.job_worker where seen_at < now() - make_interval(secs => $1)`,
);
