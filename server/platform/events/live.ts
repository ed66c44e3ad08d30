import type { Database, Live } from "../app.ts";
import { refuse } from "../http/errors.ts";
import type { Metrics } from "../metrics.ts";
import { findPosition } from "./live-position.ts";
import { createPump } from "./live-pump.ts";
import { LiveStream } from "./live-stream.ts";
import { notifyLive } from "./queries-live.ts";

export type { Live } from "../app.ts";

/** Which of these sessions nobody may use any more; the platform knows no sessions itself. */
export type EndedSessions = (database: Database, sessionIds: string[]) => Promise<string[]>;

/**
 * Proxies close silent connections after about a minute; a comment keeps them open. A stream may
 * outlive its session by this much.
 */
const HEARTBEAT_MS = 20_000;
/** A browser opens one stream a tab; more on one session is a program gone wrong. */
const STREAMS_PER_SESSION_MAX = 5;
/** One person's devices together. */
const STREAMS_PER_PERSON_MAX = 20;

export interface LiveOptions {
  readonly database: () => Database;
  readonly metrics: Metrics;
  readonly endedSessions: EndedSessions;
}

export function createLive({ database, metrics, endedSessions }: LiveOptions): Live {
  const streams = new Streams();
  const pump = createPump(database);
  let unlisten: (() => Promise<void>) | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  const onNotify = (payload: string) => {
    if (payload.startsWith("{")) return deliverWhisper(streams, payload);
    if (payload.startsWith("end ")) return streams.endSession(payload.slice("end ".length));
    pump.wake(payload === "" ? streams.all : streams.ofRecipients(payload.split(" ")));
  };

  return {
    async stream({ open, recipients, lastEventId, sessionId }) {
      streams.demandRoom(recipients, sessionId);
      const stream: LiveStream = new LiveStream({
        response: open(),
        recipients,
        sessionId,
        onClose: () => {
          streams.delete(stream);
          metrics.liveStreams.set(streams.all.size);
        },
        onDrain: () => pump.wake([stream]),
      });
      if (!stream.isOpen) return;
      streams.add(stream);
      metrics.liveStreams.set(streams.all.size);
      await begin(stream, lastEventId);
      pump.wake([stream]);
    },
    async whisper(tx, { recipients, type, data }) {
      const texts = recipients.map((recipient) => JSON.stringify({ recipient, type, data }));
      if (texts.length > 0) await tx.run(notifyLive, texts);
    },
    async endSessions(tx, sessionIds) {
      const texts = sessionIds.map((sessionId) => `end ${sessionId}`);
      if (texts.length > 0) await tx.run(notifyLive, texts);
    },
    endExpired: () => endExpired(database(), streams, endedSessions),
    listeners: () => new Set(streams.recipients()),
    async start() {
      unlisten = await database().listen("live", onNotify);
      heartbeat = setInterval(() => {
        for (const stream of streams.all) stream.beat();
        // A database that is away for a moment is asked again at the next beat.
        void endExpired(database(), streams, endedSessions).catch(() => undefined);
      }, HEARTBEAT_MS);
    },
    async stop() {
      clearInterval(heartbeat);
      await unlisten?.();
      for (const stream of streams.all) stream.end();
    },
  };

  async function begin(stream: LiveStream, lastEventId: string | undefined): Promise<void> {
    try {
      const position = await findPosition(database(), stream.recipients, lastEventId);
      stream.numbers = position.numbers;
      stream.announce("ready");
      if (position.isMissing) stream.announce("reset");
    } catch {
      // The answer has begun, so the client only sees the end of it, and comes back.
      stream.end();
    }
  }
}

/** The open streams of this process, by recipient. */
class Streams {
  readonly all = new Set<LiveStream>();
  readonly #listeners = new Map<string, Set<LiveStream>>();

  add(stream: LiveStream): void {
    this.all.add(stream);
    for (const name of stream.recipients) {
      const listeners = this.#listeners.get(name) ?? new Set();
      this.#listeners.set(name, listeners.add(stream));
    }
  }

  delete(stream: LiveStream): void {
    this.all.delete(stream);
    for (const name of stream.recipients) {
      const listeners = this.#listeners.get(name);
      listeners?.delete(stream);
      if (listeners?.size === 0) this.#listeners.delete(name);
    }
  }

  recipients(): Iterable<string> {
    return this.#listeners.keys();
  }

  *ofRecipients(names: Iterable<string>): Iterable<LiveStream> {
    for (const name of names) yield* this.#listeners.get(name) ?? [];
  }

  /** The first recipient is the person; the others are roles and merchants. */
  demandRoom([person = ""]: readonly string[], sessionId: string | undefined): void {
    const own = [...(this.#listeners.get(person) ?? [])];
    const ofSession = own.filter((stream) => stream.sessionId === sessionId);
    if (own.length >= STREAMS_PER_PERSON_MAX || ofSession.length >= STREAMS_PER_SESSION_MAX) {
      throw refuse("too_many_streams");
    }
  }

  /** A browser that tries to come back is asked for its session again, and has none. */
  endSession(sessionId: string): void {
    for (const stream of this.all) if (stream.sessionId === sessionId) stream.end();
  }
}

function deliverWhisper(streams: Streams, payload: string): void {
  const whisper = JSON.parse(payload) as { recipient: string; type: string; data: unknown };
  for (const stream of streams.ofRecipients([whisper.recipient])) {
    stream.tell(whisper.type, whisper.data);
  }
}

/** A stream does not use its session, so only the clock tells that the session ran out. */
async function endExpired(database: Database, streams: Streams, ended: EndedSessions) {
  const sessionIds = [...streams.all].flatMap(({ sessionId }) => sessionId ?? []);
  if (sessionIds.length === 0) return;
  for (const id of await ended(database, [...new Set(sessionIds)])) streams.endSession(id);
}
