import pg from "pg";
import type { App, Database, Tx } from "../app.ts";
import type { Clock } from "../clock.ts";
import { createReader } from "./reader.ts";
import { transact } from "./transaction.ts";

export type { Database, Reader, Tx, Writer } from "../app.ts";
export { allStatements, columns, type Statement, statement } from "./statement.ts";

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
  pool.on("error", (error) => app().log.warn({ err: error }, "idle database connection lost"));
  // Assigned onto the reader, not spread: its `now` and `app` must stay live.
  const base = createReader(
    (query) => pool.query(query),
    app,
    () => clock.now(),
  );
  return Object.assign(base, {
    transaction: <T>(work: (tx: Tx) => Promise<T>) => transact({ pool, app, clock }, work),
    listen: (channel: string, wake: (payload: string) => void) => listen(url, channel, wake),
    pool,
    close: () => pool.end(),
  });
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
