import type { Reader, Tx } from "./database.ts";
import { insertMark, marks } from "./queries.ts";

/** Facts about a database that hold for good: they are set once and never taken back. */
export type MarkName = "sandbox" | "production" | "staff-established";

export async function setMark(tx: Tx, name: MarkName): Promise<void> {
  await tx.run(insertMark, name, tx.now);
}

export async function hasMark(reader: Reader, name: MarkName): Promise<boolean> {
  return (await reader.all(marks)).some((mark) => mark.name === name);
}
