import type { Reader } from "../app.ts";
import type { Statement } from "./statement.ts";

/**
 * What changes rows, locks them, wakes listeners or enqueues jobs. Comments and texts of our
 * statements hold none of these, and a test prepares and reads every one of them.
 */
const CHANGES =
  /\b(insert\s+into|update\s+\w+|delete\s+from|for\s+(no\s+key\s+)?update|pg_notify|add_job)\b/i;

export function changesData({ text }: Pick<Statement<never, unknown>, "text">): boolean {
  return CHANGES.test(text);
}

const checked = new Map<string, boolean>();

/** A reader that refuses every statement that changes something: for GETs and their helpers. */
export function readOnly(reader: Reader): Reader {
  const demand = <P extends readonly unknown[], R>(query: Statement<P, R>) => {
    const changes = checked.get(query.name) ?? changesData(query);
    checked.set(query.name, changes);
    if (changes) throw new Error(`${query.name} changes data, and a reader may not`);
    return query;
  };
  const { now, app } = reader;
  return {
    now,
    app,
    all: async (query, ...values) => reader.all(demand(query), ...values),
    one: async (query, ...values) => reader.one(demand(query), ...values),
    maybe: async (query, ...values) => reader.maybe(demand(query), ...values),
  };
}
