import type { Reader, Tx } from "../../../platform/database/database.ts";
import { deleteMerchantMember, insertMerchantMember, membersOfMerchant } from "./queries.ts";

export const merchantRoles = ["owner", "manager", "cashier"] as const;
export type MerchantRole = (typeof merchantRoles)[number];

/** A member as the merchant's owners see them. */
export interface MerchantMember {
  readonly customerId: string;
  readonly role: MerchantRole;
  readonly displayName: string;
  readonly phoneMasked: string;
  /** Set while the member's own wallet is locked. */
  readonly lockedReason: string | null;
  readonly since: string;
}

/** Makes a customer a member of a merchant; it holds from the next request on. */
export async function addMerchantMember(
  tx: Tx,
  customerId: string,
  merchantId: string,
  name: string,
  role: MerchantRole = "owner",
): Promise<void> {
  await tx.run(insertMerchantMember, customerId, merchantId, name, role, tx.now);
}

/** Ends a membership; from the next request on, the merchant is unknown to that customer. */
export async function removeMerchantMember(
  tx: Tx,
  customerId: string,
  merchantId: string,
): Promise<void> {
  await tx.run(deleteMerchantMember, customerId, merchantId);
}

export async function merchantMembers(
  reader: Reader,
  merchantId: string,
): Promise<MerchantMember[]> {
  const rows = await reader.all(membersOfMerchant, merchantId);
  return rows.map((row) => ({
    customerId: row.customer_id,
    role: row.role,
    displayName: row.display_name,
    phoneMasked: row.phone_masked,
    lockedReason: row.locked_reason,
    since: row.created_at.toISOString(),
  }));
}
