import { pino } from "pino";

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

/** Structured logs, one JSON object a line; `pretty` is for a person at a terminal. */
export function createLog(options: { level: string; pretty: boolean }): pino.Logger {
  return pino({
    level: options.level,
    redact: { paths: REDACTED_PATHS, censor: "[redacted]" },
    ...(options.pretty
      ? { transport: { target: "pino-pretty", options: { ignore: "pid,hostname" } } }
      : {}),
  });
}
