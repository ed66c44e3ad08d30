import type { Database } from "../app.ts";
import { lastLiveNumbers } from "./queries-live.ts";

/** Where a stream begins, and whether its client missed messages that it will not get any more. */
export interface Position {
  readonly numbers: Map<string, bigint>;
  readonly isMissing: boolean;
}

/** A client that is further behind reads its screens anew: that is less work for both sides. */
const RESUME_MESSAGES_MAX = 1_000n;

/**
 * Known recipients go on where the client stopped, as `Last-Event-ID` says; new ones start at what
 * comes next. A number that was deleted meanwhile, or was never given, cannot be resumed.
 */
export async function findPosition(
  database: Database,
  recipients: readonly string[],
  lastEventId: string | undefined,
): Promise<Position> {
  const rows = await database.all(lastLiveNumbers, [...recipients]);
  const seen = readEventId(lastEventId);
  const numbers = new Map<string, bigint>();
  let isMissing = false;
  for (const name of recipients) {
    const row = rows.find(({ recipient }) => recipient === name);
    const last = row?.last_number ?? 0n;
    const number = seen.get(name) ?? last;
    const isKept = number === last || (row?.first_number ?? last + 1n) <= number + 1n;
    const canResume = number <= last && last - number <= RESUME_MESSAGES_MAX && isKept;
    numbers.set(name, canResume ? number : last);
    if (!canResume) isMissing = true;
  }
  return { numbers, isMissing };
}

function readEventId(lastEventId = ""): Map<string, bigint> {
  const numbers = new Map<string, bigint>();
  for (const part of lastEventId.split(",")) {
    const [, name, number] = /^(.+)=(\d{1,18})$/.exec(part) ?? [];
    if (name && number) numbers.set(name, BigInt(number));
  }
  return numbers;
}
