import type { App } from "../app.ts";
import type { Tx } from "../database/database.ts";
import type { Log } from "../log.ts";
import type { PublishedEvent } from "./event.ts";
import { createPacer } from "./pacer.ts";
import {
  delaySubscription,
  type EventRow,
  ensureSubscription,
  eventsAfter,
  insertEventFailure,
  insertEvents,
  lastReadableEvent,
  lockSubscription,
  moveSubscription,
  notifyOutbox,
} from "./queries.ts";
import type { ReceivedEvent, Subscription } from "./subscription.ts";

/**
 * The outbox. A verb publishes events in its own transaction; each subscription reads them in
 * commit order behind its own cursor and processes them in batches, exactly once: the handler's
 * writes and its cursor commit together.
 */

const LIST_MAX = 500;
const POLL_MS = 1_000;
/**
 * A reader that has just read waits so long before it reads again: the commits of a busy moment are
 * read together. One that has rested reads at once.
 */
const PAUSE_MS = 50;
/**
 * A reader of rare types moves past others' events in strides of this many: few enough to look
 * through at every wake, and not a write for each of them.
 */
const SKIP_EVENTS = 1_000n;
/** After so many failures events are read one by one, and one that still fails is set aside. */
const FAILURES_MAX = 5;
const RETRY_DELAY_MS_MAX = 60_000;

/** Writes events into the outbox; they are delivered only if the transaction commits. */
export async function publish(tx: Tx, ...events: PublishedEvent[]): Promise<void> {
  if (events.length === 0) return;
  tx.writeAtCommit(
    insertEvents,
    events.map((event) => event.type),
    events.map((event) => JSON.stringify(event.data)),
    events.map((event) => event.recipients.join(" ")),
    tx.now,
  );
  tx.writeAtCommit(notifyOutbox);
}

export interface OutboxReader {
  /** Resolves when every subscription has read all that was committed before the call. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one reader per subscription; woken by NOTIFY and, lest one be lost, every second. */
export async function startOutbox(
  app: App,
  subscriptions: readonly Subscription[],
): Promise<OutboxReader> {
  for (const { name } of subscriptions) await app.database.run(ensureSubscription, name);
  const readers = subscriptions.map((subscription) => readerLoop(app, subscription));
  const unlisten = await app.database.listen("outbox", () => {
    for (const loop of readers) loop.wake();
  });
  const timer = setInterval(() => {
    for (const loop of readers) loop.wake();
  }, POLL_MS);
  return {
    settle: async () => {
      await Promise.all(readers.map((loop) => loop.settle()));
    },
    stop: async () => {
      clearInterval(timer);
      await unlisten();
      await Promise.all(readers.map((loop) => loop.stop()));
    },
  };
}

function readerLoop(app: App, subscription: Subscription) {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  const pacer = createPacer(PAUSE_MS);
  const drain = async () => {
    do {
      await pacer.rest();
      again = false;
      while (!stopped && (await readOnce(app, subscription)) > 0);
      pacer.worked();
    } while (again && !stopped);
    pacer.calm();
  };
  const wake = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (running) again = true;
    else {
      running = drain()
        .catch((error) => logFailure(app.log, subscription, error))
        .finally(() => {
          running = undefined;
        });
    }
    return running ?? Promise.resolve();
  };
  return {
    wake: () => void wake(),
    settle: () => {
      pacer.hurry();
      return wake();
    },
    stop: async () => {
      stopped = true;
      pacer.hurry();
      await running;
    },
  };
}

/** Reads one list; returns how many events it handled (0: nothing to do, or another process is). */
async function readOnce(app: App, subscription: Subscription): Promise<number> {
  try {
    return await app.database.transaction(async (tx) => {
      const events = await nextEvents(tx, subscription, LIST_MAX);
      if (events.length > 0) await subscription.handle(tx, events.map(received));
      return events.length;
    });
  } catch (error) {
    logFailure(app.log, subscription, error);
    return recordFailure(app, subscription, error);
  }
}

async function nextEvents(tx: Tx, subscription: Subscription, limit: number): Promise<EventRow[]> {
  const cursor = await tx.maybe(lockSubscription, subscription.name);
  if (!cursor || (cursor.retry_at && cursor.retry_at > tx.now)) return [];
  const until = await tx.maybe(lastReadableEvent);
  if (!until) return [];
  const most = cursor.failures >= FAILURES_MAX ? 1 : limit;
  const events = await tx.all(
    eventsAfter,
    cursor.transaction_id,
    cursor.event_id,
    subscription.types ? [...subscription.types] : null,
    most,
    until.transaction_id,
    until.id,
  );
  const skipped = until.id - cursor.event_id >= SKIP_EVENTS;
  const last = events.length < most && skipped ? until : toPosition(events.at(-1));
  if (last) await tx.run(moveSubscription, subscription.name, last.transaction_id, last.id);
  return events;
}

function toPosition(event: EventRow | undefined) {
  return event && { transaction_id: event.transaction_id, id: event.id };
}

/** Counts the failure; past the limit, the event that fails is set aside and reading goes on. */
async function recordFailure(app: App, subscription: Subscription, error: unknown) {
  return app.database.transaction(async (tx) => {
    const cursor = await tx.maybe(lockSubscription, subscription.name);
    if (!cursor) return 0;
    if (cursor.failures < FAILURES_MAX) {
      const delay = Math.min(100 * 4 ** cursor.failures, RETRY_DELAY_MS_MAX);
      const retryAt = new Date(tx.now.getTime() + delay);
      await tx.run(delaySubscription, subscription.name, cursor.failures + 1, retryAt);
      return 0;
    }
    const [event] = await nextEvents(tx, subscription, 1);
    if (!event) return 0;
    const data = JSON.stringify(event.data);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await tx.run(insertEventFailure, subscription.name, event.id, event.type, data, text);
    return 1;
  });
}

function received(row: EventRow): ReceivedEvent {
  return {
    id: row.id,
    type: row.type,
    data: row.data,
    recipients: row.recipients,
    at: row.created_at,
  };
}

function logFailure(log: Log, subscription: Subscription, error: unknown): void {
  log.error({ err: error, subscription: subscription.name }, "event subscription failed");
}
