import type pg from "pg";
import type { App } from "../app.ts";

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

/**
 * `unnest` of parameters from `$first` on, one array for each type named: `columns(2, "uuid int")`
 * is `unnest($2::text::uuid[], $3::text::int[])`. The cast from text hides the length from the
 * planner, which would otherwise plan each short list anew, and that costs more than running it.
 */
export function columns(first: number, types: string): string {
  const arrays = types.split(" ").map((type, index) => `$${first + index}::text::${type}[]`);
  return `unnest(${arrays.join(", ")})`;
}

/** Every statement declared so far; the test that prepares them reads this. */
export function allStatements(): Iterable<Statement<never, unknown>> {
  return statements.values();
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
   * A write that nobody waits for: it leaves in one packet with COMMIT, or before the next
   * statement that is waited for. Its fences must be constraints, for nobody counts its rows: where
   * it meets a null or a key that may not be, somebody else was faster, and the transaction is run
   * again.
   */
  later<P extends readonly unknown[], R>(query: Statement<P, R>, ...parameters: P): void;
  /** Calls `undo` when the transaction did not commit, or when nobody knows whether it did. */
  onRollback(undo: () => void): void;
}

export type RunQuery = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

export function createReader(run: RunQuery, app: () => App, now: () => Date) {
  const query = (statement: Statement<never, unknown>, values: readonly unknown[]) =>
    run(bind(statement, values));
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
  } satisfies Reader & Writer;
}

/** A statement with its values, as the driver takes it. */
export function bind(statement: Statement<never, unknown>, values: readonly unknown[]) {
  return { name: statement.name, text: statement.text, values: values as unknown[] };
}
