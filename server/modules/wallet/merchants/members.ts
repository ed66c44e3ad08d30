import { moneyText } from "@jinnang/money";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import { refuse as refusePlatform } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import {
  addMerchantMember,
  findCustomerByPhone,
  type MerchantMember,
  type MerchantRole,
  merchantMembers,
  notifyCustomer,
  removeMerchantMember,
  spendConfirmation,
} from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import { limitFor } from "../rules/limits.ts";
import { ruleFacts } from "../rules/rule-facts.ts";
import { refuseStopped } from "./errors.ts";
import { findMerchant, type MerchantRow } from "./queries.ts";

/**
 * The member who acts. A member whose own wallet is locked may have lost the phone that asks, and a
 * merchant without an unlocked owner has nobody who answers for it.
 */
export async function actingMember(
  reader: Reader,
  actor: CustomerActor,
  merchantId: string,
): Promise<MerchantMember> {
  const members = await merchantMembers(reader, merchantId);
  const member = members.find(({ customerId }) => customerId === actor.customerId);
  if (!member) throw refusePlatform("not_found");
  if (member.lockedReason) throw refuse("wallet_locked");
  const merchant = await reader.one(findMerchant, merchantId);
  if (merchant.frozen_since) throw refuseStopped("merchant_frozen");
  const owners = members.filter(({ role }) => role === "owner");
  if (owners.every(({ lockedReason }) => lockedReason)) throw refuse("merchant_owner_locked");
  return member;
}

/** Limits do not depend on the level of a merchant's members. */
const NO_LEVEL = 0;

/** Owners and managers refund what was paid; a cashier refunds up to a limit. */
export async function demandRefund(
  reader: Reader,
  actor: CustomerActor,
  { merchantId, amountMinor }: { merchantId: string; amountMinor: bigint },
): Promise<void> {
  const { role } = await actingMember(reader, actor, merchantId);
  if (role !== "cashier") return;
  const { maxMinor } = limitFor(await ruleFacts(reader, NO_LEVEL), "cashier_refund");
  if (amountMinor > maxMinor) throw refuse("refund_above_role", { limitText: moneyText(maxMinor) });
}

/** Owners decide about members; the PIN is proven for `merchant_members:<merchantId>`. */
async function demandOwner(
  tx: Tx,
  actor: CustomerActor,
  merchantId: string,
  confirmationId: string,
): Promise<void> {
  const { role } = await actingMember(tx, actor, merchantId);
  if (role !== "owner") throw refuse("merchant_role");
  const { customerId, sessionId } = actor;
  const purpose = `merchant_members:${merchantId}`;
  await spendConfirmation(tx, { customerId, sessionId, purpose, confirmationId });
}

/** Adds a member by phone number, or gives a member another role. */
export async function addMember(
  tx: Tx,
  actor: CustomerActor,
  merchant: MerchantRow,
  wanted: { phone: string; role: MerchantRole; confirmationId: string },
): Promise<void> {
  await demandOwner(tx, actor, merchant.id, wanted.confirmationId);
  const person = await findCustomerByPhone(tx, wanted.phone);
  if (!person) throw refuse("member_unknown");
  const members = await merchantMembers(tx, merchant.id);
  if (wanted.role !== "owner") refuseLastOwner(members, person.id);
  await addMerchantMember(tx, person.id, merchant.id, merchant.name, wanted.role);
  const change = { customerId: person.id, action: "wallet.merchant-member-added" } as const;
  await record(tx, actor, merchant, { ...change, role: wanted.role });
}

/** Takes a member's rights; the merchant is unknown to that person from the next request on. */
export async function removeMember(
  tx: Tx,
  actor: CustomerActor,
  merchant: MerchantRow,
  wanted: { customerId: string; confirmationId: string },
): Promise<void> {
  await demandOwner(tx, actor, merchant.id, wanted.confirmationId);
  const members = await merchantMembers(tx, merchant.id);
  const { customerId } = wanted;
  const member = members.find((each) => each.customerId === customerId);
  if (!member) throw refusePlatform("not_found");
  refuseLastOwner(members, customerId);
  await removeMerchantMember(tx, customerId, merchant.id);
  const action = "wallet.merchant-member-removed";
  await record(tx, actor, merchant, { customerId, action, role: member.role });
}

function refuseLastOwner(members: readonly MerchantMember[], customerId: string): void {
  const owners = members.filter(({ role }) => role === "owner");
  if (owners.length === 1 && owners[0]?.customerId === customerId) {
    throw refuse("merchant_last_owner");
  }
}

/** The owners and the person are told: a membership gives power over the merchant's money. */
async function record(
  tx: Tx,
  actor: CustomerActor,
  { id, name }: MerchantRow,
  change: { customerId: string; action: `wallet.merchant-member-${string}`; role: MerchantRole },
): Promise<void> {
  const { customerId, action, role } = change;
  const details = { merchantId: id, role };
  await audit(tx, actor, { action, subject: `customer:${customerId}`, details });
  const members = await merchantMembers(tx, id);
  const owners = members.flatMap((each) => (each.role === "owner" ? [each.customerId] : []));
  for (const told of new Set([customerId, ...owners])) {
    await notifyCustomer(tx, told, {
      channels: ["in_app"],
      template: "merchant_members_changed",
      data: { merchant: name },
    });
  }
}
