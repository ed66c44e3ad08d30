import type { Log } from "../log.ts";
import type { EmbeddedPostgres } from "./postgres.ts";

/** Often enough that a payer who retries after the 503's five seconds finds it again. */
const LOOK_EVERY_MS = 2_000;
/** Backends of a killed server may hold its memory for a moment, and the start then fails. */
const STARTS_MAX = 10;

/**
 * Starts the embedded PostgreSQL again when it died (killed for memory, a crash). When it does not
 * start, `giveUp` ends this process, so that its supervisor starts both anew.
 */
export function watchPostgres(
  postgres: Pick<EmbeddedPostgres, "answers" | "start">,
  { log, giveUp, everyMs = LOOK_EVERY_MS }: Watch,
): () => void {
  let failures = 0;
  let busy = false;
  const look = async () => {
    if (await postgres.answers()) {
      failures = 0;
      return;
    }
    if (failures === 0) log.error("the embedded PostgreSQL is gone; it is started again");
    try {
      await postgres.start();
      // A process that was killed but not yet reaped looks as if it ran.
      if (!(await postgres.answers())) throw new Error("PostgreSQL does not answer yet");
      log.info("the embedded PostgreSQL runs again");
    } catch (error) {
      failures += 1;
      if (failures < STARTS_MAX) return;
      log.fatal({ err: error }, "the embedded PostgreSQL does not start; this process ends");
      giveUp();
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void look().finally(() => {
      busy = false;
    });
  }, everyMs);
  return () => clearInterval(timer);
}

interface Watch {
  readonly log: Log;
  giveUp(): void;
  readonly everyMs?: number;
}
