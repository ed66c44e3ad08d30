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

/** A statement with its values, as the driver takes it. */
export function bind(statement: Statement<never, unknown>, values: readonly unknown[]) {
  return { name: statement.name, text: statement.text, values: values as unknown[] };
}
