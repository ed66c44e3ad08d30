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
