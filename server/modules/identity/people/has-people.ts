import type { Reader } from "../../../platform/database/database.ts";
import { anyPeople } from "./queries.ts";

/** True when somebody, customer or staff, is known to this database. */
export async function hasPeople(reader: Reader): Promise<boolean> {
  return (await reader.one(anyPeople)).any;
}
