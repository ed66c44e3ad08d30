import type pg from "pg";
import type { App, Reader, Writer } from "../app.ts";
import { bind, type Statement } from "./statement.ts";

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
