import type { StaffRole } from "../../../platform/http/permission.ts";
import { refuse } from "./errors.ts";

/**
 * Roles that nobody holds together, because one person would then be both pairs of eyes: who
 * proposes or makes colleagues must not be who approves.
 */
const APART: readonly (readonly [StaffRole, StaffRole])[] = [
  ["agent", "supervisor"],
  ["admin", "supervisor"],
];

export function demandRolesApart(roles: readonly StaffRole[]): void {
  for (const [one, other] of APART) {
    if (roles.includes(one) && roles.includes(other)) throw refuse("roles_apart");
  }
  // The database says the same: who watches does nothing else.
  if (roles.includes("auditor") && roles.length > 1) throw refuse("auditor_alone");
}
