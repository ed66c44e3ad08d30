import type { Database } from "../app.ts";
import type { LiveStream } from "./live-stream.ts";
import { liveAfter } from "./queries-live.ts";

/** Rows of one query: bounds the memory of a moment in which many streams are behind. */
const ROWS_MAX = 200;

export interface Pump {
  /** These streams may have something to read. */
  wake(streams: Iterable<LiveStream>): void;
}

/**
 * Reads for all streams at once: whoever is woken while a query is at work shares the next one, so
 * that a recipient with many streams costs one query and not one for each of them.
 */
export function createPump(database: () => Database): Pump {
  const waiting = new Set<LiveStream>();
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    // After the other notices of this turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      while (waiting.size > 0) await pumpOnce(database(), waiting);
    } catch {
      // The database is away for a moment; the reconnect of LISTEN wakes every stream again.
      waiting.clear();
    } finally {
      isRunning = false;
    }
  };
  return {
    wake(streams) {
      for (const stream of streams) waiting.add(stream);
      if (!isRunning && waiting.size > 0) void run();
    },
  };
}

/** Blocked streams drop out: they wake the pump themselves when their client reads again. */
async function pumpOnce(database: Database, waiting: Set<LiveStream>): Promise<void> {
  const streams = [...waiting].filter((stream) => stream.isReady);
  waiting.clear();
  const seen = lowestNumbers(streams);
  if (seen.size === 0) return;
  const rows = await database.all(liveAfter, [...seen.keys()], [...seen.values()], ROWS_MAX);
  const listeners = byRecipient(streams);
  for (const row of rows) {
    for (const stream of listeners.get(row.recipient) ?? []) stream.offer(row);
  }
  if (rows.length === ROWS_MAX) for (const stream of streams) waiting.add(stream);
}

/** From these numbers on, the rows are complete for every one of the streams. */
function lowestNumbers(streams: readonly LiveStream[]): Map<string, bigint> {
  const lowest = new Map<string, bigint>();
  for (const { numbers } of streams) {
    for (const [name, number] of numbers ?? []) {
      const known = lowest.get(name);
      if (known === undefined || number < known) lowest.set(name, number);
    }
  }
  return lowest;
}

export function byRecipient(streams: Iterable<LiveStream>): Map<string, LiveStream[]> {
  const listeners = new Map<string, LiveStream[]>();
  for (const stream of streams) {
    for (const name of stream.recipients) {
      const list = listeners.get(name);
      if (list) list.push(stream);
      else listeners.set(name, [stream]);
    }
  }
  return listeners;
}
