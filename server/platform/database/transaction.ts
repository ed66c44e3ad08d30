import type { Writable } from "node:stream";
import type pg from "pg";
import type { App, Tx } from "../app.ts";
import type { Clock } from "../clock.ts";
import { Refusal } from "../http/errors.ts";
import { createReader, type RunQuery } from "./reader.ts";
import { bind } from "./statement.ts";

/** Where a transaction runs. */
export interface Place {
  readonly pool: pg.Pool;
  readonly app: () => App;
  readonly clock: Clock;
}

/**
 * A concurrent transaction wrote the same rows: the decision is rolled back, loaded and made again.
 * The error carries Postgres's code of a serialisation failure, so that any transaction retries it.
 */
export class FenceMiss extends Error {
  readonly code = "40001";
}

/** Deadlock and serialisation failure: safe to try again from the start. */
const RETRYABLE_CODES = new Set(["40001", "40P01"]);
const ATTEMPTS_MAX = 5;

/** Runs `work` in one READ COMMITTED transaction; see `Database.transaction`. */
export async function transact<T>(place: Place, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { result, steps } = await transactOnce(place, work);
      for (const step of steps) await step();
      return result;
    } catch (error) {
      const code = codeOf(error) ?? "";
      if (!RETRYABLE_CODES.has(code) || attempt >= ATTEMPTS_MAX) throw error;
    }
  }
}

type Step = () => Promise<void>;

async function transactOnce<T>(
  place: Place,
  work: (tx: Tx) => Promise<T>,
): Promise<{ result: T; steps: readonly Step[] }> {
  const client = await place.pool.connect();
  let broken: Error | undefined;
  // The pool listens only while a connection is idle; unheard, a cut one would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  const script = new Script(client);
  const undo: (() => void)[] = [];
  const steps: Step[] = [];
  try {
    const result = await work(createTx(place, script, { undo, steps }));
    await script.commit();
    return { result, steps };
  } catch (error) {
    const failure = await commitsNevertheless(script, error);
    if (failure === undefined) throw error;
    for (const step of undo) step();
    await script.rollback().catch((cut: Error) => {
      broken = cut;
    });
    throw script.missed ?? failure;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

/** A refusal may keep what was written before it. Any other error, or a failed COMMIT, fails. */
async function commitsNevertheless(script: Script, error: unknown): Promise<unknown> {
  if (!(error instanceof Refusal && error.commits)) return error;
  return script.commit().catch((failure: unknown) => failure);
}

function createTx(
  { app, clock }: Place,
  script: Script,
  { undo, steps }: { undo: (() => void)[]; steps: Step[] },
): Tx {
  const now = clock.now();
  const base = createReader(
    (query) => script.run(query),
    app,
    () => now,
  );
  return {
    ...base,
    now,
    app: app(),
    open: true,
    writeAtCommit: (statement, ...values) => script.later(bind(statement as never, values)),
    onRollback: (step) => undo.push(step),
    onCommit: (step) => steps.push(step),
  };
}

/** Postgres's answer to every statement after the one that failed. */
const TRANSACTION_ABORTED = "25P02";
/** `not_null_violation` and `unique_violation`: how a fence reports a concurrent write. */
const FENCE_CODES = new Set(["23502", "23505"]);

/**
 * The statements of one transaction. BEGIN is sent with the first statement and COMMIT with the
 * last writes; a single write on its own is its own transaction and needs neither.
 */
class Script {
  /** Set when a write at commit met its fence: the reason for every failure after it. */
  missed: FenceMiss | undefined;
  readonly #send: RunQuery;
  readonly #waiting: pg.QueryConfig[] = [];
  readonly #sent: Promise<unknown>[] = [];
  #begun = false;

  constructor(client: pg.PoolClient) {
    this.#send = blamingFirst(together(client));
  }

  run(query: pg.QueryConfig): Promise<pg.QueryResult> {
    this.#begin();
    this.#flush();
    return this.#send(query);
  }

  later(query: pg.QueryConfig): void {
    this.#waiting.push(query);
  }

  async commit(): Promise<void> {
    if (!this.#begun && this.#waiting.length > 1) this.#begin();
    this.#flush();
    if (this.#begun) this.#sent.push(this.#send({ text: "COMMIT" }).then(demandCommit));
    const ended = await Promise.allSettled(this.#sent);
    for (const end of ended) if (end.status === "rejected") throw end.reason;
  }

  async rollback(): Promise<void> {
    if (!this.#begun) return;
    await this.#send({ text: "ROLLBACK" });
    // All statements are answered by now, so `missed` says whether a fence was the reason.
    await Promise.allSettled(this.#sent);
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#keep(this.#send({ text: "BEGIN" }));
  }

  #flush(): void {
    for (const query of this.#waiting.splice(0)) {
      this.#keep(this.#send(query).catch((error) => this.#fail(error)));
    }
  }

  /** The result is checked when the transaction ends; until then nobody handles a failure. */
  #keep(sent: Promise<unknown>): void {
    sent.catch(() => undefined);
    this.#sent.push(sent);
  }

  #fail(error: unknown): never {
    if (!FENCE_CODES.has(codeOf(error) ?? "")) throw error;
    this.missed ??= new FenceMiss("a concurrent transaction wrote the same rows", { cause: error });
    throw this.missed;
  }
}

/** Postgres answers COMMIT with ROLLBACK, and no error, when a statement had failed before. */
function demandCommit({ command }: pg.QueryResult): void {
  if (command !== "COMMIT") throw new Error("the transaction had failed and was rolled back");
}

/**
 * When one of the statements sent together fails, those behind it fail as well. Each then throws
 * the first failure, so that a caller sees the reason whichever statement it awaits first.
 */
function blamingFirst(send: RunQuery): RunQuery {
  let first: unknown;
  return async (query) => {
    try {
      return await send(query);
    } catch (error) {
      first ??= error;
      throw codeOf(error) === TRANSACTION_ABORTED ? first : error;
    }
  };
}

/** Statements issued in the same tick go out in one packet: each socket write is a system call. */
function together(client: pg.PoolClient): RunQuery {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  let corked = false;
  return (query) => {
    if (!corked) {
      corked = true;
      stream.cork();
      // Runs after all settled promises of this tick.
      process.nextTick(() => {
        corked = false;
        stream.uncork();
      });
    }
    return client.query(query);
  };
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | undefined)?.code;
}
