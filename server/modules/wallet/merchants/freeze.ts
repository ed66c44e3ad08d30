import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { merchantMembers, notifyCustomer } from "../../identity/index.ts";
import { merchantChanged } from "../events.ts";
import { refuseStopped } from "./errors.ts";
import { findMerchant, type MerchantRow, merchantOfOrder, setMerchantFrozen } from "./queries.ts";

/** The merchant of a payment that somebody at the desk looks at. */
export async function merchantOfPayment(tx: Tx, orderId: string): Promise<MerchantRow> {
  const merchant = await tx.maybe(merchantOfOrder, orderId);
  if (!merchant) throw refuseRequest("not_found");
  return merchant;
}

/**
 * Stops a merchant: nobody can pay it, and its members neither refund nor open the till. What four
 * eyes refund for a customer still comes out of its balance. Again answers the same.
 */
export async function freezeMerchant(
  tx: Tx,
  actor: StaffActor,
  merchant: MerchantRow,
  note: string,
): Promise<void> {
  if (merchant.frozen_since) return;
  await tx.run(setMerchantFrozen, merchant.id, tx.now, actor.staffId);
  await tell(tx, actor, { merchantId: merchant.id, frozen: true, note });
}

/** Stopping takes one; letting it collect again takes another than the one who stopped it. */
export async function unfreezeMerchant(
  tx: Tx,
  actor: StaffActor,
  merchant: MerchantRow,
  note: string,
): Promise<void> {
  if (!merchant.frozen_since) return;
  if (merchant.frozen_by === actor.staffId) throw refuseStopped("merchant_unfreeze_other");
  await tx.run(setMerchantFrozen, merchant.id, null, null);
  await tell(tx, actor, { merchantId: merchant.id, frozen: false, note });
}

async function tell(
  tx: Tx,
  actor: StaffActor,
  { merchantId, frozen, note }: { merchantId: string; frozen: boolean; note: string },
): Promise<void> {
  const merchant = await tx.one(findMerchant, merchantId);
  await publish(tx, merchantChanged({ merchantId, open: merchant.open }));
  for (const { customerId } of await merchantMembers(tx, merchantId)) {
    await notifyCustomer(tx, customerId, {
      channels: ["sms", "email", "in_app"],
      template: frozen ? "merchant_frozen" : "merchant_unfrozen",
      data: { merchant: merchant.name, merchantId },
    });
  }
  await audit(tx, actor, {
    action: frozen ? "wallet.merchant-frozen" : "wallet.merchant-unfrozen",
    subject: `merchant:${merchantId}`,
    details: { note },
  });
}
