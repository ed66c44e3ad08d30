import type { ServerResponse } from "node:http";
import type pg from "pg";
import type { Config } from "../config.ts";
import type { Clock } from "./clock.ts";
import type { Statement } from "./database/statement.ts";
import type { Whisper } from "./events/event.ts";
import type { Refusal } from "./http/errors.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Extras } from "./registry.ts";
import type { Vault } from "./security/vault.ts";

/**
 * What every part of the running server may use; one server process has exactly one. The interfaces
 * that refer to one another stand together here, and each is implemented in a folder of its own.
 */
export interface App {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly database: Database;
  readonly lanes: Lanes;
  readonly live: Live;
  readonly vault: Vault;
  readonly metrics: Metrics;
  /** What this app adds to the registries of the product; empty but for tests and own builds. */
  readonly extras: Extras;
  /** Where this process itself answers, such as `http://127.0.0.1:3000`; "" until it listens. */
  readonly listener: { url: string };
}

/** Reads: through the pool, each statement on its own, or inside a transaction. */
export interface Reader {
  all<P extends readonly unknown[], R>(query: Statement<P, R>, ...parameters: P): Promise<R[]>;
  /** Exactly one row; none or several is a broken invariant. */
  one<P extends readonly unknown[], R>(query: Statement<P, R>, ...parameters: P): Promise<R>;
  maybe<P extends readonly unknown[], R>(
    query: Statement<P, R>,
    ...parameters: P
  ): Promise<R | undefined>;
  /** The instant of this unit of work: a transaction has one time from begin to commit. */
  readonly now: Date;
  readonly app: App;
}

/** Runs single statements for their effect: the pool, where each commits on its own, or a `Tx`. */
export interface Writer {
  /** Returns the number of rows that the statement touched. */
  run<P extends readonly unknown[], R>(query: Statement<P, R>, ...parameters: P): Promise<number>;
}

/** An open transaction. Verbs take it first, so that what they write commits together. */
export interface Tx extends Reader, Writer {
  readonly open: true;
  /**
   * Sends a write together with COMMIT, or with the next awaited statement. Nobody checks its row
   * count, so a conflict must violate NOT NULL or UNIQUE; the violation means a concurrent write,
   * and the transaction is retried.
   */
  writeAtCommit<P extends readonly unknown[], R>(query: Statement<P, R>, ...parameters: P): void;
  /** Calls `undo` when the transaction did not commit, or when its outcome is unknown. */
  onRollback(undo: () => void): void;
  /**
   * Runs `step` once the transaction has committed and its connection is free again; whoever asked
   * waits for it. It handles its own failures: what is committed stays committed.
   */
  onCommit(step: () => Promise<void>): void;
}

export interface Database extends Reader, Writer {
  /**
   * Runs `work` in one READ COMMITTED transaction. Deadlocks and serialisation failures are tried
   * again from the start, so `work` must have no effect outside the transaction.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls `wake` on every NOTIFY on `channel`, and after each reconnect (some may be missed).
   */
  listen(channel: string, wake: (payload: string) => void): Promise<() => Promise<void>>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Group commit. Requests that arrive while a commit is in flight form the next batch; there are no
 * timers, so an idle system runs batches of one and nobody waits for company. Every caller gets its
 * own answer, and only after the commit that holds it is durable.
 */
export interface Lane<I, O> {
  readonly name: string;
  /** The most items in one batch: bounds the time and memory of a transaction. */
  readonly listMax: number;
  /** Load, decide, write: one result per item, in order. Must have no effect outside `tx`. */
  readonly work: (tx: Tx, items: readonly I[]) => Promise<readonly LaneResult<O>[]>;
}

export type LaneResult<O> = { ok: true; value: O } | { ok: false; refusal: Refusal };

export interface Lanes {
  submit<I, O>(lane: Lane<I, O>, item: I): Promise<O>;
  /** Waits until nothing is queued or in flight. */
  drain(): Promise<void>;
}

/**
 * Live screens: server-sent events, numbered per recipient and resumable with `Last-Event-ID`.
 * Messages are rows, so nothing is lost over a reconnect or a restart. Whispers (typing, presence)
 * are the exception: they carry no number and reach only those who listen now.
 */
export interface Live {
  /**
   * Serves one stream until the client goes. `lastEventId` as the client sent it back. Refuses with
   * `too_many_streams` before `open` begins the answer.
   */
  stream(options: {
    open: () => ServerResponse;
    recipients: readonly string[];
    lastEventId: string | undefined;
    /** The session that opened it; the stream ends with the session. */
    sessionId?: string | undefined;
  }): Promise<void>;
  /** Ends the streams of these sessions, on every process, once `tx` commits. */
  endSessions(tx: Writer, sessionIds: readonly string[]): Promise<void>;
  whisper(tx: Writer, whisper: Whisper): Promise<void>;
  /** Recipients with at least one open stream on this process. */
  listeners(): ReadonlySet<string>;
  /** Ends the streams of sessions that ran out by the clock; every heartbeat does so. */
  endExpired(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
