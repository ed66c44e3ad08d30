import type { Reader } from "../../../platform/database/database.ts";
import { continuousProof } from "./queries.ts";

/** When the continuous proof last caught up; undefined before the first. */
export async function lastProofAt(reader: Reader): Promise<Date | undefined> {
  const proof = await reader.maybe(continuousProof);
  return proof?.finished_at ?? undefined;
}
