import type { Reader, Tx } from "../../platform/database/database.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { countSignals, insertSignal } from "./queries.ts";
import { type Assessment, decide, type SignalKind, WINDOW_MS } from "./rules.ts";

/** Records a risk signal about a subject, such as `customer:<id>`. */
export async function recordSignal(
  tx: Tx,
  subject: string,
  kind: SignalKind,
  details: Record<string, unknown> = {},
): Promise<void> {
  const id = uuidv7(tx.now.getTime());
  await tx.run(insertSignal, id, subject, kind, JSON.stringify(details), tx.now);
}

/** Assesses a subject by its signals of the last day. */
export async function assess(reader: Reader, subject: string): Promise<Assessment> {
  const since = new Date(reader.now.getTime() - WINDOW_MS);
  const rows = await reader.all(countSignals, subject, since);
  return decide(new Map(rows.map((row) => [row.kind, row.count])));
}
