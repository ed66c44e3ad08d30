import type { ServerResponse } from "node:http";
import type { Database, Live, Tx } from "../app.ts";
import type { Metrics } from "../metrics.ts";
import {
  addLiveNumbers,
  insertLive,
  type LiveRow,
  lastLiveNumbers,
  liveAfter,
  notifyLive,
} from "./queries-live.ts";
import type { Subscription } from "./subscription.ts";

export type { Live } from "../app.ts";

/** Which of these sessions nobody may use any more; the platform knows no sessions itself. */
export type EndedSessions = (database: Database, sessionIds: string[]) => Promise<string[]>;

const BATCH_MAX = 200;
/**
 * Proxies close silent connections after about a minute; a comment keeps them open. A stream may
 * outlive its session by this much.
 */
const HEARTBEAT_MS = 20_000;
/** NOTIFY carries at most 8,000 bytes; a longer list of recipients wakes everybody instead. */
const NOTIFY_BYTES_MAX = 7_500;

/** Copies every event to the live rows of its recipients and wakes their streams. */
export const liveSubscription: Subscription = {
  name: "platform.live",
  async handle(tx, events) {
    const flat = events.flatMap((event) =>
      event.recipients.map((recipient) => ({ recipient, type: event.type, data: event.data })),
    );
    if (flat.length === 0) return;
    const recipients = [...new Set(flat.map(({ recipient }) => recipient))].sort();
    const next = await takeNumbers(tx, recipients, flat);
    tx.later(
      insertLive,
      flat.map((item) => item.recipient),
      flat.map((item) => next(item.recipient)),
      flat.map((item) => item.type),
      flat.map((item) => JSON.stringify(item.data)),
    );
    const names = recipients.join(" ");
    tx.later(notifyLive, Buffer.byteLength(names) > NOTIFY_BYTES_MAX ? "*" : names);
  },
};

/** Gives each message of the list the next number of its recipient. */
async function takeNumbers(
  tx: Tx,
  recipients: readonly string[],
  messages: readonly { recipient: string }[],
): Promise<(recipient: string) => bigint> {
  const counts = new Map<string, number>();
  for (const { recipient } of messages) counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
  const added = recipients.map((recipient) => counts.get(recipient) ?? 0);
  const rows = await tx.all(addLiveNumbers, [...recipients], added);
  const numbers = new Map(
    rows.map((row) => [row.recipient, row.last_number - BigInt(counts.get(row.recipient) ?? 0)]),
  );
  return (recipient) => {
    const number = (numbers.get(recipient) ?? 0n) + 1n;
    numbers.set(recipient, number);
    return number;
  };
}

interface Stream {
  response: ServerResponse;
  sessionId: string | undefined;
  recipients: readonly string[];
  numbers: Map<string, bigint>;
  pumping: boolean;
  again: boolean;
}

export interface LiveOptions {
  readonly database: () => Database;
  readonly metrics: Metrics;
  readonly endedSessions: EndedSessions;
}

export function createLive({ database, metrics, endedSessions }: LiveOptions): Live {
  const streams = new Set<Stream>();
  let unlisten: (() => Promise<void>) | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  const onNotify = (payload: string) => {
    if (payload.startsWith("{")) return deliverWhisper(streams, payload);
    if (payload.startsWith("end ")) return endStreams(streams, payload.slice(4));
    const names = payload === "" || payload === "*" ? undefined : new Set(payload.split(" "));
    for (const stream of streams) {
      const concerned = !names || stream.recipients.some((name) => names.has(name));
      if (concerned) void pump(database(), stream);
    }
  };

  return {
    async stream({ response, recipients, lastEventId, sessionId }) {
      const numbers = await startNumbers(database(), recipients, lastEventId);
      const idle = { pumping: false, again: false };
      const stream: Stream = { response, sessionId, recipients, numbers, ...idle };
      streams.add(stream);
      metrics.liveStreams.inc();
      response.on("close", () => {
        if (streams.delete(stream)) metrics.liveStreams.dec();
      });
      // The numbers at the start let the client resume even if it never receives a message.
      response.write(`id: ${eventId(stream)}\nevent: ready\ndata: {}\n\n`);
      await pump(database(), stream);
    },
    async whisper(tx, { recipients, type, data }) {
      for (const recipient of recipients) {
        await tx.run(notifyLive, JSON.stringify({ recipient, type, data }));
      }
    },
    async endSessions(tx, sessionIds) {
      for (const sessionId of sessionIds) await tx.run(notifyLive, `end ${sessionId}`);
    },
    endExpired: () => endExpired(database(), streams, endedSessions),
    listeners: () => new Set([...streams].flatMap((stream) => stream.recipients)),
    async start() {
      unlisten = await database().listen("live", onNotify);
      heartbeat = setInterval(() => {
        for (const stream of streams) stream.response.write(": still here\n\n");
        // A database that is away for a moment is asked again at the next beat.
        void endExpired(database(), streams, endedSessions).catch(() => undefined);
      }, HEARTBEAT_MS);
    },
    async stop() {
      clearInterval(heartbeat);
      await unlisten?.();
      for (const stream of streams) stream.response.end();
      streams.clear();
    },
  };
}

function deliverWhisper(streams: Set<Stream>, payload: string): void {
  const whisper = JSON.parse(payload) as { recipient: string; type: string; data: unknown };
  for (const stream of streams) {
    if (!stream.recipients.includes(whisper.recipient)) continue;
    stream.response.write(`event: ${whisper.type}\ndata: ${JSON.stringify(whisper.data)}\n\n`);
  }
}

/** A browser that tries to come back is asked for its session again, and has none. */
function endStreams(streams: Set<Stream>, sessionId: string): void {
  for (const stream of streams) {
    if (stream.sessionId === sessionId) stream.response.end();
  }
}

/** Whoever only listens uses no session, so nothing but the clock tells that it ran out. */
async function endExpired(database: Database, streams: Set<Stream>, ended: EndedSessions) {
  const sessionIds = [...streams].flatMap(({ sessionId }) => sessionId ?? []);
  if (sessionIds.length === 0) return;
  for (const id of await ended(database, [...new Set(sessionIds)])) endStreams(streams, id);
}

/** Reads on from the numbers the stream has seen; only one pump per stream runs at a time. */
async function pump(database: Database, stream: Stream): Promise<void> {
  if (stream.pumping) {
    stream.again = true;
    return;
  }
  stream.pumping = true;
  try {
    do {
      stream.again = false;
      const rows = await nextRows(database, stream);
      for (const row of rows) write(stream, row);
      if (rows.length === BATCH_MAX) stream.again = true;
    } while (stream.again && !stream.response.writableEnded);
  } catch {
    // The database is away for a moment; the reconnect of LISTEN wakes every stream again.
  } finally {
    stream.pumping = false;
  }
}

function nextRows(database: Database, stream: Stream): Promise<LiveRow[]> {
  const names = [...stream.numbers.keys()];
  return database.all(liveAfter, names, [...stream.numbers.values()], BATCH_MAX);
}

function write(stream: Stream, row: LiveRow): void {
  stream.numbers.set(row.recipient, row.number);
  const data = JSON.stringify(row.data);
  stream.response.write(`id: ${eventId(stream)}\nevent: ${row.type}\ndata: ${data}\n\n`);
}

function eventId(stream: Stream): string {
  return stream.recipients.map((name) => `${name}=${stream.numbers.get(name)}`).join(",");
}

/** Known recipients go on where the client stopped; new ones start at what comes next. */
async function startNumbers(
  database: Database,
  recipients: readonly string[],
  lastEventId: string | undefined,
): Promise<Map<string, bigint>> {
  const rows = await database.all(lastLiveNumbers, [...recipients]);
  const numbers = new Map(recipients.map((name) => [name, 0n]));
  for (const row of rows) numbers.set(row.recipient, row.last_number);
  for (const part of (lastEventId ?? "").split(",")) {
    const match = /^(.+)=(\d{1,18})$/.exec(part);
    const [, name, number] = match ?? [];
    if (name && number && numbers.has(name)) numbers.set(name, BigInt(number));
  }
  return numbers;
}
