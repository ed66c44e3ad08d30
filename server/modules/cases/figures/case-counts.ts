import type { Reader } from "../../../platform/database/database.ts";
import { type CaseCounts, countCases } from "./queries.ts";

/** How much work waits, for the supervisors' overview. */
export function caseCounts(reader: Reader): Promise<CaseCounts> {
  return reader.one(countCases, reader.now);
}
