import type { Reader, Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import {
  addMerchantMember,
  type CustomerCard,
  getCustomers,
  notifyCustomer,
  searchCustomers,
  staffCardsOf,
} from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import { merchantOpeningChanged } from "../events.ts";
import { openMerchant } from "./open-merchant.ts";
import {
  closeOpening,
  insertOpening,
  lockOpening,
  type OpeningRow,
  openings,
} from "./queries-opening.ts";

/** Merchants take other people's money: their owner's identity was checked. */
const OWNER_LEVEL_MIN = 2;

/** The first of four eyes: asks for a merchant of a customer whose papers were seen. */
export async function askOpening(
  tx: Tx,
  actor: StaffActor,
  asked: { ownerNumber: string; name: string; category: string; reason: string },
): Promise<OpeningRow> {
  const { ownerNumber, name, category, reason } = asked;
  const found = await searchCustomers(tx, ownerNumber, 1);
  const owner = found.find(({ customerNumber }) => customerNumber === ownerNumber);
  if (!owner) throw refuseRequest("not_found");
  demandFit(owner);
  const id = uuidv7(tx.now.getTime());
  const { staffId } = actor;
  const row = await tx.maybe(insertOpening, id, owner.id, name, category, reason, staffId, tx.now);
  if (!row) throw refuse("merchant_opening_asked");
  await auditOpening(tx, actor, row, "asked");
  await publish(tx, merchantOpeningChanged({ openingId: id }));
  return row;
}

/** A supervisor who did not ask decides; approved, the merchant is open and its owner is told. */
export async function decideOpening(
  tx: Tx,
  actor: StaffActor,
  { id, approve }: { id: string; approve: boolean },
): Promise<void> {
  const row = await tx.maybe(lockOpening, id);
  if (!row) throw refuse("merchant_opening_closed");
  if (approve && actor.staffId === row.asked_by) throw refuse("merchant_opening_four_eyes");
  const merchantId = approve ? await open(tx, row) : null;
  await tx.run(closeOpening, id, actor.staffId, approve, tx.now, merchantId);
  await auditOpening(tx, actor, row, approve ? "approved" : "declined");
  await publish(tx, merchantOpeningChanged({ openingId: id }));
}

async function open(tx: Tx, { owner_id: ownerId, name, category }: OpeningRow): Promise<string> {
  const owner = (await getCustomers(tx, [ownerId])).get(ownerId);
  if (!owner) throw refuseRequest("not_found");
  demandFit(owner);
  const merchant = await openMerchant(tx, { name, category });
  await addMerchantMember(tx, ownerId, merchant.id, name);
  const notice = { template: "merchant_opened", data: { name, merchantId: merchant.id } } as const;
  await notifyCustomer(tx, ownerId, { channels: ["in_app", "sms"], ...notice });
  return merchant.id;
}

function demandFit({ level, lockedReason }: CustomerCard): void {
  if (lockedReason) throw refuse("merchant_customer_locked");
  if (level < OWNER_LEVEL_MIN) throw refuse("merchant_owner_level");
}

export async function listOpenings(reader: Reader, staffId: string, limit: number) {
  return openingViews(reader, staffId, await reader.all(openings, limit));
}

export async function openingViews(reader: Reader, viewer: string, rows: readonly OpeningRow[]) {
  const owners = await getCustomers(reader, [...new Set(rows.map((row) => row.owner_id))]);
  const staffIds = rows.flatMap((row) => [row.asked_by, row.decided_by]);
  const staff = await staffCardsOf(reader, [...new Set(staffIds.filter((id) => id !== null))]);
  const nameOf = (id: string) => {
    const { staffNumber = "", displayName = "" } = staff.get(id) ?? {};
    return { id, staffNumber, displayName };
  };
  return rows.map((row) => {
    const { customerNumber = "", displayName = "" } = owners.get(row.owner_id) ?? {};
    return {
      id: row.id,
      name: row.name,
      category: row.category,
      reason: row.reason,
      owner: { id: row.owner_id, customerNumber, displayName },
      askedBy: nameOf(row.asked_by),
      askedAt: row.asked_at.toISOString(),
      state: stateOf(row),
      decidedBy: row.decided_by ? nameOf(row.decided_by) : null,
      mayApprove: row.decided_at === null && row.asked_by !== viewer,
    };
  });
}

function stateOf(row: OpeningRow): "waiting" | "approved" | "declined" {
  if (row.approved === null) return "waiting";
  return row.approved ? "approved" : "declined";
}

function auditOpening(tx: Tx, actor: StaffActor, row: OpeningRow, what: string): Promise<void> {
  const { owner_id: ownerId, id, name, reason, asked_by: askedBy } = row;
  return audit(tx, actor, {
    action: `wallet.merchant-opening-${what}`,
    subject: `customer:${ownerId}`,
    details: { openingId: id, name, reason, askedBy },
  });
}
