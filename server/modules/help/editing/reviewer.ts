import type { StaffActor, StaffRole } from "../../../platform/http/permission.ts";

/** Who may write, and who of them decides on what others wrote. */
export const WRITERS = ["agent", "supervisor", "admin"] as const satisfies StaffRole[];
export const REVIEWERS = ["supervisor", "admin"] as const satisfies StaffRole[];

export function isReviewer({ roles }: StaffActor): boolean {
  return REVIEWERS.some((role) => roles.includes(role));
}
