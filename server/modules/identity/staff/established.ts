import type { Reader } from "../../../platform/database/database.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";
import { rightsOfRoles } from "./queries.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Those who serve in one of the roles and have had their present rights long enough for others to
 * notice and object. Who is not among them is young, whatever they were before.
 */
export async function establishedStaff(
  reader: Reader,
  roles: readonly StaffRole[],
): Promise<ReadonlySet<string>> {
  const { staffYoungDays } = reader.app.config;
  const before = new Date(reader.now.getTime() - staffYoungDays * DAY_MS);
  const rows = await reader.all(rightsOfRoles, [...roles], before);
  return new Set(rows.map(({ id }) => id));
}
