import type { TestServer } from "../harness.ts";
import type { Person } from "../people.ts";

/** What an admin's decision leaves behind, without asking the admins of another module. */
export async function setRights(
  server: TestServer,
  staff: Person,
  rights: { active?: boolean; roles?: readonly string[] },
): Promise<void> {
  const sql = `update identity.staff set active = coalesce($2, active), roles = coalesce($3, roles)
    where id = $1`;
  const { active = null, roles = null } = rights;
  await server.app.database.pool.query(sql, [staff.id, active, roles]);
}
