import type { PublishedEvent } from "../../platform/events/outbox.ts";
import { type WireMoney, wireMoney } from "../../platform/http/route.ts";
import type { OrderRecord } from "./orders/types.ts";

/** News of the wallet. Data names ids and amounts only; screens ask for the rest. */

export function orderChanged(order: OrderRecord): PublishedEvent {
  const data = {
    orderId: order.id,
    customerId: order.customer_id,
    kind: order.kind,
    state: order.state,
    reason: order.reason,
    amount: wireMoney(order.currency, order.amount_minor),
    merchantId: order.merchant_id,
    // True once: in the news of the change that ended the order.
    ended: order.completed_at?.getTime() === order.updated_at.getTime(),
  };
  return { type: "wallet.order-changed", data, recipients: [`customer:${order.customer_id}`] };
}

export function paymentReceived(order: OrderRecord, balanceMinor: bigint): PublishedEvent {
  const data = {
    orderId: order.id,
    merchantId: order.merchant_id,
    amount: wireMoney(order.currency, order.amount_minor),
    fee: wireMoney(order.currency, order.fee_minor),
    balance: wireMoney(order.currency, balanceMinor),
    receiptNumber: order.receipt_number,
    note: order.note,
  };
  return { type: "wallet.payment-received", data, recipients: [`merchant:${order.merchant_id}`] };
}

export function balanceChanged(
  customerId: string,
  currency: string,
  availableMinor: bigint,
): PublishedEvent {
  const available: WireMoney = wireMoney(currency, availableMinor);
  const data = { customerId, available };
  return { type: "wallet.balance-changed", data, recipients: [`customer:${customerId}`] };
}

/** A refund changed what the merchant holds. */
export function refundMade(refund: OrderRecord, balanceMinor: bigint): PublishedEvent {
  const data = {
    orderId: refund.id,
    refundOf: refund.refund_of,
    merchantId: refund.merchant_id,
    amount: wireMoney(refund.currency, refund.amount_minor),
    balance: wireMoney(refund.currency, balanceMinor),
  };
  return { type: "wallet.refund-made", data, recipients: [`merchant:${refund.merchant_id}`] };
}
