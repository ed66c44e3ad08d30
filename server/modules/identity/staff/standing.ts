import type { Reader, Tx } from "../../../platform/database/database.ts";
import { hasMark, setMark } from "../../../platform/database/mark.ts";
import { activeAdmins, lockAdmins } from "./queries.ts";
import { ADMINS_MIN, type AdminStanding, isYoung } from "./request-rules.ts";

export async function adminStanding(reader: Reader): Promise<AdminStanding> {
  const rows = await reader.all(activeAdmins);
  const admins = rows.map((row) => ({ id: row.id, rightsSince: row.rights_since }));
  const { staffYoungDays: youngDays } = reader.app.config;
  const standing = { admins, youngDays, now: reader.now };
  const old = admins.filter((admin) => !isYoung(admin, { ...standing, established: true }));
  const established = old.length >= ADMINS_MIN || (await hasMark(reader, "staff-established"));
  return { ...standing, established };
}

/**
 * The standing that a decision counts on: one at a time, and the end of the beginning is written
 * down, so that no later loss of admins brings the eased rules back.
 */
export async function lockStanding(tx: Tx): Promise<AdminStanding> {
  await tx.one(lockAdmins);
  const standing = await adminStanding(tx);
  if (standing.established) await setMark(tx, "staff-established");
  return standing;
}
