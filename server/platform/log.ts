import { type DestinationStream, type LoggerOptions, pino } from "pino";
import { isOutage } from "./database/outage.ts";

export type Log = Pick<pino.Logger, "debug" | "info" | "warn" | "error" | "fatal" | "child">;

/** Fields that must never reach a log line, wherever they stand in the logged object. */
const REDACTED_PATHS = [
  "password",
  "pin",
  "code",
  "token",
  "*.password",
  "*.pin",
  "*.code",
  "*.token",
  "req.headers.authorization",
  "req.headers.cookie",
];

/** Every loop and every request that meets the database asks again within a second. */
const OUTAGE_OVER_AFTER_MS = 10_000;
const WARN_LEVEL = 40;

/** Structured logs, one JSON object a line; `pretty` is for a person at a terminal. */
export function createLog(
  options: { level: string; pretty: boolean },
  destination?: DestinationStream,
): pino.Logger {
  const settings: LoggerOptions = {
    level: options.level,
    redact: { paths: REDACTED_PATHS, censor: "[redacted]" },
    hooks: { logMethod: onePerOutage() },
    ...(options.pretty
      ? { transport: { target: "pino-pretty", options: { ignore: "pid,hostname" } } }
      : {}),
  };
  return destination ? pino(settings, destination) : pino(settings);
}

type LogMethod = NonNullable<NonNullable<LoggerOptions["hooks"]>["logMethod"]>;

/**
 * A database that is away fails every request and every loop, many times a second. The first
 * failure is written; the others are only counted, until none came for a while.
 */
function onePerOutage(): LogMethod {
  let outage: { since: number; last: number; failures: number; timer: NodeJS.Timeout } | undefined;
  return function logMethod(parameters, method, level) {
    const [fields] = parameters as unknown as [{ err?: unknown } | undefined];
    if (level < WARN_LEVEL || typeof fields !== "object" || !isOutage(fields?.err)) {
      return method.apply(this, parameters);
    }
    const now = Date.now();
    if (outage) {
      outage.failures += 1;
      outage.last = now;
      outage.timer.refresh();
      return;
    }
    const over = () => {
      if (!outage) return;
      const { since, last, failures } = outage;
      outage = undefined;
      this.info({ seconds: Math.ceil((last - since) / 1_000), failures }, "database answers again");
    };
    const timer = setTimeout(over, OUTAGE_OVER_AFTER_MS).unref();
    outage = { since: now, last: now, failures: 1, timer };
    method.apply(this, [{ ...fields, outage: true }, "database is away"]);
  };
}
