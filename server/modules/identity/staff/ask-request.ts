import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { numericCode, uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { type StaffCard, staffCard } from "./cards.ts";
import { refuse } from "./errors.ts";
import { expireRequests, insertRequest, type RequestRow } from "./queries-requests.ts";
import { demandAdminsLeft } from "./request-rules.ts";
import type { RequestData, StaffChangeAsked } from "./request-types.ts";
import { demandRolesApart } from "./role-rules.ts";
import { lockStanding } from "./standing.ts";
import { tellAdmins } from "./tell-admins.ts";

/** Three days, so that a weekend passes; an older request has lost its occasion. */
const REQUEST_OPEN_MS = 3 * 24 * 60 * 60 * 1_000;
/** Five tries of a hundred million: the link alone is of no use. */
const CODE_DIGITS = 8;

/**
 * The first of four eyes. Where the colleague will enrol, the asker gets half of what that takes, a
 * code; whoever approves gets the other half, the link. So neither of them alone can enrol.
 */
export async function askStaffRequest(
  tx: Tx,
  actor: StaffActor,
  asked: StaffChangeAsked,
  reason: string,
): Promise<{ row: RequestRow; enrolmentCode: string | null }> {
  const concerned = asked.kind === "add" ? undefined : await colleagueOf(tx, actor, asked.staffId);
  await demandSensible(tx, asked, concerned);
  await tx.run(expireRequests, tx.now);
  const id = uuidv7(tx.now.getTime());
  const expiresAt = new Date(tx.now.getTime() + REQUEST_OPEN_MS);
  const code = numericCode(CODE_DIGITS);
  const { kind, staffId = null, ...data } = { staffId: null, ...asked };
  const row = await tx.maybe(
    insertRequest,
    id,
    kind,
    staffId,
    JSON.stringify(data satisfies RequestData),
    reason,
    actor.staffId,
    tx.now,
    expiresAt,
    enrolmentCodeHash(tx, id, code),
  );
  if (!row) throw refuse("staff_request_asked");
  await audit(tx, actor, {
    action: "identity.staff-request-asked",
    subject: staffId ? `staff:${staffId}` : `staff-request:${id}`,
    details: { requestId: id, kind, ...data, reason },
  });
  await tellAdmins(tx, actor, { row, what: "asked", about: concerned });
  return { row, enrolmentCode: enrols(row) ? code : null };
}

export function enrolmentCodeHash({ app }: Tx, requestId: string, code: string): Buffer {
  return app.vault.blindIndex(code, `identity.staff-request.${requestId}`);
}

/** True when the colleague sets secrets after it was approved. */
export function enrols({ kind }: Pick<RequestRow, "kind">): boolean {
  return kind === "add" || kind === "activate" || kind === "reset";
}

async function colleagueOf(tx: Tx, actor: StaffActor, staffId: string): Promise<StaffCard> {
  if (staffId === actor.staffId) throw refuse("own_rights");
  const card = await staffCard(tx, staffId);
  if (!card) throw refuseRequest("not_found");
  return card;
}

/** What could not be carried out anyway is refused before anybody is asked. */
async function demandSensible(
  tx: Tx,
  asked: StaffChangeAsked,
  concerned: StaffCard | undefined,
): Promise<void> {
  if (asked.kind === "add" || asked.kind === "roles") demandRolesApart(asked.roles);
  if (!concerned) return;
  if (concerned.active === (asked.kind === "activate")) throw refuse("staff_request_pointless");
  if (asked.kind === "activate") demandRolesApart(concerned.roles);
  const partial = asked.kind === "reset" && asked.lost !== "both";
  if (partial && !concerned.enrolled) throw refuse("staff_reset_not_enrolled");
  const standing = await lockStanding(tx);
  const losesAdmin =
    asked.kind === "deactivate" || (asked.kind === "roles" && !asked.roles.includes("admin"));
  if (losesAdmin) demandAdminsLeft(standing, concerned.id);
}
