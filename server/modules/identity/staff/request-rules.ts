import type { StaffRole } from "../../../platform/http/permission.ts";
import { refuse } from "./errors.ts";

/** Fewer could not control one another any more. */
export const ADMINS_MIN = 2;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** An admin who may sign in, and since when with these rights and secrets. */
export interface Admin {
  readonly id: string;
  readonly rightsSince: Date;
}

/** How far the admins of this installation are: what may be done with fewer eyes than later. */
export interface AdminStanding {
  readonly admins: readonly Admin[];
  /** Set for good once two admins were old enough; from then on nothing is eased. */
  readonly established: boolean;
  readonly youngDays: number;
  readonly now: Date;
}

export function isYoung(admin: Admin, { now, youngDays }: AdminStanding): boolean {
  return now.getTime() - admin.rightsSince.getTime() < youngDays * DAY_MS;
}

/** The first admin of a new installation has nobody to ask yet, and may add the second one. */
export function mayAddAlone(
  standing: AdminStanding,
  request: { kind: string; roles: readonly StaffRole[] },
): boolean {
  const onlyAdmin = request.kind === "add" && request.roles.join() === "admin";
  return onlyAdmin && standing.admins.length === 1 && !standing.established;
}

/**
 * One approval is enough of an admin whom others have known for a while; a young account's needs a
 * third pair of eyes. Until a new installation has two such admins, a young one's is enough.
 * Approvals of whoever is no admin any more do not count.
 */
export function isApproved(standing: AdminStanding, approvedBy: readonly string[]): boolean {
  const counted = standing.admins.filter(({ id }) => approvedBy.includes(id));
  if (counted.length === 0) return false;
  if (counted.length > 1 || !standing.established) return true;
  return counted.some((admin) => !isYoung(admin, standing));
}

/** Refuses what would leave too few admins to control one another. */
export function demandAdminsLeft(standing: AdminStanding, leaving: string): void {
  const { admins } = standing;
  if (!admins.some(({ id }) => id === leaving)) return;
  if (admins.length - 1 < ADMINS_MIN) throw refuse("too_few_admins");
}
