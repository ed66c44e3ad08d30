import type { Database, Lane, LaneResult, Lanes } from "../app.ts";
import { isOutage } from "../database/outage.ts";
import { FenceMiss } from "../database/transaction.ts";
import { refuse } from "../http/errors.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";

export type { Lane, LaneResult, Lanes } from "../app.ts";

/** More waiting items than this are refused at once, so that a stalled disk cannot eat memory. */
const QUEUE_MAX = 20_000;
/** A fence miss means another process wrote the same rows; each try reloads, so few are enough. */
const FENCE_ATTEMPTS_MAX = 20;

interface Waiting {
  item: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

interface LaneState {
  queue: Waiting[];
  running: Promise<void> | undefined;
}

export function createLanes(options: {
  database: () => Database;
  log: Log;
  metrics: Metrics;
  grouped: boolean;
}): Lanes {
  const states = new Map<Lane<never, unknown>, LaneState>();
  const singles = new Set<Promise<unknown>>();
  const runList = (lane: Lane<never, unknown>, list: Waiting[]) =>
    settleList(options.database(), options, lane, list);

  const pump = async (lane: Lane<never, unknown>, state: LaneState): Promise<void> => {
    // One microtask later, so that items submitted in the same tick share the first batch.
    await Promise.resolve();
    while (state.queue.length > 0) await runList(lane, state.queue.splice(0, lane.listMax));
    state.running = undefined;
  };

  return {
    submit<I, O>(lane: Lane<I, O>, item: I): Promise<O> {
      const key = lane as unknown as Lane<never, unknown>;
      const state = states.get(key) ?? { queue: [], running: undefined };
      states.set(key, state);
      if (state.queue.length >= QUEUE_MAX) return Promise.reject(refuse("service_unavailable"));
      const answer = new Promise<O>((resolve, reject) => {
        const waiting = { item, resolve: resolve as (value: unknown) => void, reject };
        if (options.grouped) state.queue.push(waiting);
        else track(singles, runList(key, [waiting]));
      });
      if (options.grouped) state.running ??= pump(key, state);
      return answer;
    },
    async drain() {
      await Promise.all([...[...states.values()].map((state) => state.running), ...singles]);
    },
  };
}

function track(set: Set<Promise<unknown>>, promise: Promise<unknown>): void {
  set.add(promise);
  promise.finally(() => set.delete(promise));
}

async function settleList(
  database: Database,
  options: { log: Log; metrics: Metrics },
  lane: Lane<never, unknown>,
  list: Waiting[],
): Promise<void> {
  try {
    const items = list.map((waiting) => waiting.item);
    const results = await commitList(database, lane, items);
    if (results.length !== list.length) throw new Error(`${lane.name}: a result is missing`);
    options.metrics.laneLists.observe({ lane: lane.name }, list.length);
    list.forEach((waiting, index) => {
      const result = results[index];
      if (result?.ok) waiting.resolve(result.value);
      else waiting.reject(result?.refusal);
    });
  } catch (error) {
    const [only] = list;
    if (isOutage(error)) {
      // The batch may or may not be committed; a retry with the same key finds out.
      options.log.warn({ err: error, lane: lane.name, items: list.length }, "list unanswered");
      for (const waiting of list) waiting.reject(refuse("service_unavailable"));
      return;
    }
    if (list.length === 1 && only) {
      only.reject(error);
      return;
    }
    // One item may have broken the whole batch: each is run on its own, so that only it fails.
    options.log.error({ err: error, lane: lane.name, items: list.length }, "list failed");
    for (const waiting of list) await settleList(database, options, lane, [waiting]);
  }
}

async function commitList(
  database: Database,
  lane: Lane<never, unknown>,
  items: unknown[],
): Promise<readonly LaneResult<unknown>[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction((tx) => lane.work(tx, items as never[]));
    } catch (error) {
      if (!(error instanceof FenceMiss) || attempt >= FENCE_ATTEMPTS_MAX) throw error;
    }
  }
}
