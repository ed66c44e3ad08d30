import type { Writable } from "node:stream";
import pg from "pg";
import type { App } from "./app.ts";
import type { Clock } from "./clock.ts";
import { Refusal } from "./errors.ts";

/**
 * Postgres, seen through named statements. A statement is written once, as SQL, in a module's
 * `queries.ts`; its name makes it a prepared statement, and a test prepares every one of them.
 */
export interface Statement<P extends readonly unknown[], R> {
  readonly name: string;
  readonly text: string;
  /** Only for the type system: what the parameters and a row look like. */
  readonly types?: (parameters: P) => R;
}

const statements = new Map<string, Statement<never, unknown>>();

/** Declares a statement: parameters as a labelled tuple, and the shape of one row. */
export function statement<P extends readonly unknown[] = [], R = Record<string, never>>(
  name: string,
  text: string,
): Statement<P, R> {
  if (statements.has(name)) throw new Error(`statement ${name} is declared twice`);
  const declared: Statement<P, R> = { name, text };
  statements.set(name, declared as Statement<never, unknown>);
  return declared;
}

/** Every statement declared so far; the test that prepares them reads this. */
export function allStatements(): Iterable<Statement<never, unknown>> {
  return statements.values();
}

/** What can run statements: the pool itself (each on its own) or an open transaction. */
export interface Reader {
  all<P extends readonly unknown[], R>(query: Statement<P, R>, ...parameters: P): Promise<R[]>;
  /** Exactly one row; none or several is a broken invariant. */
  one<P extends readonly unknown[], R>(query: Statement<P, R>, ...parameters: P): Promise<R>;
  maybe<P extends readonly unknown[], R>(
    query: Statement<P, R>,
    ...parameters: P
  ): Promise<R | undefined>;
  /** Runs a statement for its effect; returns the number of rows it touched. */
  run<P extends readonly unknown[], R>(query: Statement<P, R>, ...parameters: P): Promise<number>;
  /** The instant of this unit of work: a transaction has one time from begin to commit. */
  readonly now: Date;
  readonly app: App;
}

/** An open transaction. Verbs take it first, so that what they write commits together. */
export interface Tx extends Reader {
  readonly open: true;
}

export interface Database extends Reader {
  /**
   * Runs `work` in one READ COMMITTED transaction. Deadlocks and serialisation failures are tried
   * again from the start, so `work` must have no effect outside the transaction.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Calls `wake` on every NOTIFY on `channel`, and after each reconnect (something may be missed).
   */
  listen(channel: string, wake: (payload: string) => void): Promise<() => Promise<void>>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/** Deadlock and serialisation failure: safe to try again from the start. */
const RETRYABLE_CODES = new Set(["40001", "40P01"]);
const ATTEMPTS_MAX = 5;
/** One connection a worker thread of Postgres; more than this only queue inside the server. */
const CONNECTIONS_MAX = 20;
const STATEMENT_TIMEOUT_MS = 30_000;
const LISTEN_RETRY_MS = 500;

const INT8 = 20;
const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;

export function openDatabase(url: string, app: () => App, clock: Clock): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
    pipeline: true,
  } as pg.PoolConfig);
  // An idle connection that the server closes is no fault of a request; the pool opens another.
  pool.on("error", (error) => app().log.warn({ error }, "idle database connection lost"));
  // Assigned onto the reader, not spread: its `now` and `app` must stay live.
  const base = reader(
    (query) => pool.query(query),
    app,
    () => clock.now(),
  );
  return Object.assign(base, {
    transaction: <T>(work: (tx: Tx) => Promise<T>) => transact(pool, app, clock, work),
    listen: (channel: string, wake: (payload: string) => void) => listen(url, channel, wake),
    pool,
    close: () => pool.end(),
  });
}

type RunQuery = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

function reader(run: RunQuery, app: () => App, now: () => Date): Reader {
  const query = (statement: Statement<never, unknown>, values: readonly unknown[]) =>
    run({ name: statement.name, text: statement.text, values: values as unknown[] });
  return {
    all: async (statement, ...values) => (await query(statement as never, values)).rows,
    one: async (statement, ...values) => {
      const { rows } = await query(statement as never, values);
      if (rows.length !== 1) throw new Error(`${statement.name}: ${rows.length} rows, not one`);
      return rows[0];
    },
    maybe: async (statement, ...values) => {
      const { rows } = await query(statement as never, values);
      if (rows.length > 1) throw new Error(`${statement.name}: ${rows.length} rows, not one`);
      return rows[0];
    },
    run: async (statement, ...values) => (await query(statement as never, values)).rowCount ?? 0,
    get now() {
      return now();
    },
    get app() {
      return app();
    },
  };
}

async function transact<T>(
  pool: pg.Pool,
  app: () => App,
  clock: Clock,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transactOnce(pool, app, clock, work);
    } catch (error) {
      const code = (error as { code?: string }).code ?? "";
      if (!RETRYABLE_CODES.has(code) || attempt >= ATTEMPTS_MAX) throw error;
    }
  }
}

async function transactOnce<T>(
  pool: pg.Pool,
  app: () => App,
  clock: Clock,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const now = clock.now();
  let broken: Error | undefined;
  // The pool listens only while a connection is idle; unheard, a cut one would end the process.
  const onError = (error: Error) => {
    broken = error;
  };
  client.on("error", onError);
  try {
    // BEGIN is not awaited: pipelining sends it with the first statement of the work.
    const send = blamingFirst(together(client));
    const begun = send({ text: "BEGIN" });
    begun.catch(() => undefined);
    const base = reader(send, app, () => now);
    const tx: Tx = { ...base, now, app: app(), open: true };
    const result = await work(tx);
    await begun;
    await commit(client);
    return result;
  } catch (error) {
    if (error instanceof Refusal && error.commits) {
      await commit(client);
      throw error;
    }
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

/** Postgres's answer to every statement after the one that failed. */
const TRANSACTION_ABORTED = "25P02";

/**
 * Of statements sent together, those behind a failed one fail as well; each then names the first
 * failure, so that a caller sees the reason (and tries again for it) whichever it hears of first.
 */
function blamingFirst(send: RunQuery): RunQuery {
  let first: unknown;
  return async (query) => {
    try {
      return await send(query);
    } catch (error) {
      first ??= error;
      throw (error as { code?: string }).code === TRANSACTION_ABORTED ? first : error;
    }
  };
}

/** Statements of one breath leave in one packet: each write to a socket costs a system call. */
function together(client: pg.PoolClient): RunQuery {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  let corked = false;
  return (query) => {
    if (!corked) {
      corked = true;
      stream.cork();
      queueMicrotask(() => {
        corked = false;
        stream.uncork();
      });
    }
    return client.query(query);
  };
}

/** Postgres answers COMMIT with ROLLBACK, and no error, when a statement had failed before. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await client.query("COMMIT");
  if (command !== "COMMIT") throw new Error("the transaction had failed and was rolled back");
}

async function listen(url: string, channel: string, wake: (payload: string) => void) {
  let closed = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url });
    next.on("error", () => undefined);
    next.on("end", () => {
      if (!closed) setTimeout(() => connect().catch(() => undefined), LISTEN_RETRY_MS).unref();
    });
    next.on("notification", (message) => wake(message.payload ?? ""));
    try {
      await next.connect();
    } catch (error) {
      if (!client) throw error;
      return; // The "end" handler tries again.
    }
    await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    client = next;
    wake("");
  };
  await connect();
  return async () => {
    closed = true;
    await client?.end().catch(() => undefined);
  };
}

function typeParser(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === INT8) return (value) => BigInt(value);
  if (oid === INT8_ARRAY) {
    const strings = pg.types.getTypeParser(TEXT_ARRAY as never, "text") as (
      value: string,
    ) => (string | null)[];
    return (value) => strings(value).map((item) => (item === null ? null : BigInt(item)));
  }
  return pg.types.getTypeParser(oid, format as "text") as (value: string) => unknown;
}
