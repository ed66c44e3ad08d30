import assert from "node:assert/strict";
import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { clearTries, staffPasswordTries, staffTries, totpTries } from "../factors/attempts.ts";
import { deleteStaffAttempts } from "../factors/queries.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteSessionsOfStaff } from "../sessions/queries.ts";
import { writeStaff } from "./add-staff.ts";
import { staffCard } from "./cards.ts";
import { openEnrolment } from "./open-enrolment.ts";
import {
  clearStaffSecrets,
  endChallengesOfStaff,
  setStaffActive,
  setStaffRoles,
} from "./queries.ts";
import { endEnrolmentsOf } from "./queries-enrolment.ts";
import type { RequestRow } from "./queries-requests.ts";
import { type AdminStanding, demandAdminsLeft } from "./request-rules.ts";
import type { Lost, RequestKind } from "./request-types.ts";
import { demandRolesApart } from "./role-rules.ts";

export interface CarriedOut {
  staffId: string;
  staffNumber: string;
  enrolmentUrl: string | null;
}

type Act = (tx: Tx, row: RequestRow, standing: AdminStanding) => Promise<CarriedOut>;

/** Does what was approved. What became impossible meanwhile is refused; the request stays open. */
export function carryOut(tx: Tx, row: RequestRow, standing: AdminStanding): Promise<CarriedOut> {
  return acts[row.kind](tx, row, standing);
}

const acts: Record<RequestKind, Act> = {
  async add(tx, row) {
    const { displayName, roles, department, departmentEn, language } = row.data;
    assert(displayName && roles, "a new colleague has a name and roles");
    demandRolesApart(roles);
    const entry = { displayName, roles, department, departmentEn, language };
    const { staffId, staffNumber } = await writeStaff(tx, { ...entry, secrets: undefined });
    return { staffId, staffNumber, enrolmentUrl: await linkFor(tx, row, staffId, "both") };
  },
  async roles(tx, row, standing) {
    const staffId = concernedBy(row);
    const { roles } = row.data;
    assert(roles, "roles are what is asked for");
    demandRolesApart(roles);
    if (!roles.includes("admin")) demandAdminsLeft(standing, staffId);
    await demandChanged(tx.run(setStaffRoles, staffId, roles, tx.now));
    return signedOut(tx, staffId);
  },
  async deactivate(tx, row, standing) {
    const staffId = concernedBy(row);
    demandAdminsLeft(standing, staffId);
    await demandChanged(tx.run(setStaffActive, staffId, false, tx.now));
    return signedOut(tx, staffId);
  },
  async activate(tx, row) {
    const staffId = concernedBy(row);
    await demandChanged(tx.run(setStaffActive, staffId, true, tx.now));
    demandRolesApart((await signedOut(tx, staffId)).roles);
    return anew(tx, row, "both");
  },
  reset: (tx, row) => anew(tx, row, row.data.lost ?? "both"),
};

/** Takes the lost secrets away, forgets wrong tries, and lets the colleague enrol again. */
async function anew(tx: Tx, row: RequestRow, lost: Lost): Promise<CarriedOut> {
  const staffId = concernedBy(row);
  const [password, authenticator] = [lost !== "authenticator", lost !== "password"];
  await demandChanged(tx.run(clearStaffSecrets, staffId, password, authenticator, tx.now));
  const done = await signedOut(tx, staffId);
  if (authenticator) await clearTries(tx, totpTries, staffId);
  if (password) {
    await clearTries(tx, staffPasswordTries, staffId);
    await tx.run(deleteStaffAttempts, staffTries.kind, done.staffNumber);
  }
  return { ...done, enrolmentUrl: await linkFor(tx, row, staffId, lost) };
}

function linkFor(tx: Tx, row: RequestRow, staffId: string, lost: Lost): Promise<string> {
  return openEnrolment(tx, { staffId, requestId: row.id, lost });
}

/** No open screen and no half-done sign-in goes on with rights or secrets that are gone. */
export async function signedOut(tx: Tx, staffId: string) {
  await tx.run(endChallengesOfStaff, staffId, tx.now);
  await tx.run(endEnrolmentsOf, staffId, tx.now);
  await endSessions(tx, deleteSessionsOfStaff, staffId);
  const card = await staffCard(tx, staffId);
  if (!card) throw refuseRequest("not_found");
  const { staffNumber, roles } = card;
  return { staffId, staffNumber, roles, enrolmentUrl: null };
}

function concernedBy(row: RequestRow): string {
  assert(row.staff_id, "every request but for a new colleague is about somebody");
  return row.staff_id;
}

async function demandChanged(changed: Promise<number>): Promise<void> {
  if ((await changed) === 0) throw refuseRequest("not_found");
}
