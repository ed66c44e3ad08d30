import type { Reader, Statement } from "../../../platform/database/database.ts";

/** Deletes sessions by one of the statements for it; what they still stream live ends as well. */
export async function endSessions<P extends readonly unknown[]>(
  tx: Reader,
  deletion: Statement<P, { id: string }>,
  ...parameters: P
): Promise<void> {
  const ended = await tx.all(deletion, ...parameters);
  const { live } = tx.app;
  await live.endSessions(
    tx,
    ended.map((session) => session.id),
  );
}
