import { generateSecret } from "otplib";
import type { App } from "../../../platform/app.ts";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { secretToken, uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { clearTries, staffPasswordTries, staffTries, totpTries } from "../factors/attempts.ts";
import { deleteStaffAttempts, setStaffPassword, setStaffTotp } from "../factors/queries.ts";
import { hashSecret } from "../factors/secrets.ts";
import { TOTP_CONTEXT, totpUriOf } from "../factors/totp.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteSessionsOfStaff } from "../sessions/queries.ts";
import { staffCard, staffCardsOf } from "./cards.ts";
import { refuse } from "./errors.ts";
import {
  closeReset,
  endChallengesOfStaff,
  expireResets,
  insertReset,
  openReset,
  openResets,
  type ResetKind,
  type ResetRow,
} from "./queries.ts";

/** Covers the second admin's next shift; a request that is still open then is stale. */
const RESET_OPEN_MS = 24 * 60 * 60 * 1_000;
/** 96 random bits: typed once from paper, and then changed by its owner. */
const FIRST_PASSWORD_LENGTH = 16;

export interface StaffReset {
  id: string;
  kind: ResetKind;
  reason: string;
  staff: { id: string; staffNumber: string; displayName: string };
  askedBy: { id: string; staffNumber: string; displayName: string };
  askedAt: string;
  expiresAt: string;
}

/** What the second admin hands over, shown this once; null when the request was declined. */
export interface ResetHandedOver {
  totpUri: string | null;
  password: string | null;
}

/** First of two approvals: an admin asks on behalf of a colleague who lost a way to sign in. */
export async function askStaffReset(
  tx: Tx,
  actor: StaffActor,
  asked: { staffId: string; kind: ResetKind; reason: string },
): Promise<StaffReset> {
  const { staffId, kind, reason } = asked;
  if (staffId === actor.staffId) throw refuse("staff_reset_own");
  const colleague = await staffCard(tx, staffId);
  if (!colleague?.active) throw refuseRequest("not_found");
  await tx.run(expireResets, tx.now);
  const id = uuidv7(tx.now.getTime());
  const expiresAt = new Date(tx.now.getTime() + RESET_OPEN_MS);
  const { staffId: askedBy } = actor;
  const row = await tx.maybe(insertReset, id, staffId, kind, reason, askedBy, tx.now, expiresAt);
  if (!row) throw refuse("staff_reset_asked");
  await auditReset(tx, actor, row, "asked");
  return (await withNames(tx, [row]))[0] as StaffReset;
}

/** The requests that wait for a second admin, oldest first. */
export async function listStaffResets(reader: Reader, limit: number): Promise<StaffReset[]> {
  return withNames(reader, await reader.all(openResets, reader.now, limit));
}

/**
 * Second approval. The requester may only withdraw; the person concerned may not decide. Approval
 * makes a new secret, ends every session and every sign-in under way, and clears wrong tries.
 */
export async function decideStaffReset(
  app: App,
  actor: StaffActor,
  { id, approve }: { id: string; approve: boolean },
): Promise<ResetHandedOver> {
  // Hashed before the transaction opens; if the request was decided meanwhile, it is discarded.
  const password = secretToken().slice(0, FIRST_PASSWORD_LENGTH);
  const passwordHash = approve ? await hashSecret(app, "password", password) : "";
  return app.database.transaction(async (tx) => {
    const row = await tx.maybe(openReset, id, tx.now);
    if (!row) throw refuse("staff_reset_closed");
    if (actor.staffId === row.staff_id) throw refuse("staff_reset_four_eyes");
    if (approve && actor.staffId === row.asked_by) throw refuse("staff_reset_four_eyes");
    const closed = await tx.run(closeReset, id, actor.staffId, approve, tx.now);
    if (closed === 0) throw refuse("staff_reset_closed");
    await auditReset(tx, actor, row, approve ? "approved" : "declined");
    if (!approve) return { totpUri: null, password: null };
    return row.kind === "password"
      ? { totpUri: null, password: await newPassword(tx, row, { password, passwordHash }) }
      : { totpUri: await newAuthenticator(tx, row), password: null };
  });
}

async function newAuthenticator(tx: Tx, { staff_id: staffId }: ResetRow): Promise<string> {
  const secret = generateSecret();
  await tx.run(setStaffTotp, staffId, tx.app.vault.seal(secret, TOTP_CONTEXT));
  await clearTries(tx, totpTries, staffId);
  const staffNumber = await endEverything(tx, staffId);
  return totpUriOf(tx.app, { staffNumber, secret });
}

async function newPassword(
  tx: Tx,
  { staff_id: staffId }: ResetRow,
  { password, passwordHash }: { password: string; passwordHash: string },
): Promise<string> {
  await tx.run(setStaffPassword, staffId, passwordHash);
  await clearTries(tx, staffPasswordTries, staffId);
  const staffNumber = await endEverything(tx, staffId);
  await tx.run(deleteStaffAttempts, staffTries.kind, staffNumber);
  return password;
}

/** Makes a lost or stolen secret useless at once. Returns the staff number. */
async function endEverything(tx: Tx, staffId: string): Promise<string> {
  await tx.run(endChallengesOfStaff, staffId, tx.now);
  await endSessions(tx, deleteSessionsOfStaff, staffId);
  const card = await staffCard(tx, staffId);
  if (!card?.active) throw refuseRequest("not_found");
  return card.staffNumber;
}

function auditReset(
  tx: Tx,
  actor: StaffActor,
  row: ResetRow,
  what: "asked" | "approved" | "declined",
): Promise<void> {
  return audit(tx, actor, {
    action: `identity.staff-reset-${what}`,
    subject: `staff:${row.staff_id}`,
    details: { resetId: row.id, kind: row.kind, reason: row.reason, askedBy: row.asked_by },
  });
}

async function withNames(reader: Reader, rows: readonly ResetRow[]): Promise<StaffReset[]> {
  const ids = new Set(rows.flatMap((row) => [row.staff_id, row.asked_by]));
  const cards = await staffCardsOf(reader, [...ids]);
  const name = (id: string) => {
    const { staffNumber = "", displayName = "" } = cards.get(id) ?? {};
    return { id, staffNumber, displayName };
  };
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    staff: name(row.staff_id),
    askedBy: name(row.asked_by),
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  }));
}
