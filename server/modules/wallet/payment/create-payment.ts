import { moneyText } from "@jinnang/money";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse, refuseLimit } from "../errors.ts";
import { type CodeRow, findCode, findMerchant, type MerchantRow } from "../merchants/queries.ts";
import { createOrder } from "../orders/new-order.ts";
import { orderOfCustomer } from "../orders/queries.ts";
import type { OrderRecord } from "../orders/types.ts";
import { limitFor } from "../rules/limits.ts";
import type { RuleFacts } from "../rules/rule.ts";
import { ruleFacts } from "../rules/rule-facts.ts";
import { PAYMENT_OPEN_MS } from "../rules/times.ts";
import { moneyStop } from "../wallets/money-stop.ts";
import { openWallet } from "../wallets/open-wallet.ts";
import { customerFacts } from "../wallets/queries.ts";

/**
 * What a scanned code asks for; refuses one that is unknown, expired, paid or of a closed till. A
 * payer whose answer was lost scans again, and is told of the own payment rather than of an
 * expired code.
 */
export async function quotePayment(
  reader: Reader,
  actor: CustomerActor,
  text: string,
): Promise<{ code: CodeRow; merchant: MerchantRow }> {
  const code = await reader.maybe(findCode, text.trim());
  if (!code) throw refuse("code_unknown");
  const paid =
    code.paid_order_id &&
    (await reader.maybe(orderOfCustomer, actor.customerId, code.paid_order_id));
  if (paid) throw refuse("code_paid_by_you", { order: { id: paid.id, state: paid.state } });
  if ((code.expires_at && code.expires_at <= reader.now) || code.paid_order_id) {
    throw refuse("pay_code_expired");
  }
  const merchant = await reader.maybe(findMerchant, code.merchant_id);
  if (!merchant) throw refuse("code_unknown");
  if (!merchant.open) throw refuse("merchant_closed");
  return { code, merchant };
}

/** Makes a payment order that waits for its PIN; money moves only when it is confirmed. */
export async function createPayment(
  tx: Tx,
  actor: CustomerActor,
  payment: { code: string; amountMinor: bigint; currency: string; note?: string | undefined },
): Promise<OrderRecord> {
  const { code, merchant } = await quotePayment(tx, actor, payment.code);
  if (payment.currency !== code.currency) throw refuse("currency_unsupported");
  if (code.amount_minor !== null && code.amount_minor !== payment.amountMinor) {
    throw refuse("amount_fixed");
  }
  const [facts] = await tx.all(customerFacts, [actor.customerId]);
  const stop = moneyStop(tx.app, facts, { now: tx.now });
  if (stop) throw stop;
  refuseAmount(payment.amountMinor, await ruleFacts(tx, facts?.level ?? 1, merchant.category));
  const wallet = await openWallet(tx, actor.customerId);
  return createOrder(tx, {
    customerId: actor.customerId,
    kind: "payment",
    state: "created",
    stepCode: "payment_created",
    currency: payment.currency,
    amountMinor: payment.amountMinor,
    accountId: wallet.id,
    merchantId: merchant.id,
    code: code.code,
    note: payment.note ?? code.note,
    expiresAt: new Date(tx.now.getTime() + PAYMENT_OPEN_MS),
  });
}

/** A payment that can never be confirmed is refused before the PIN is asked for. */
function refuseAmount(amountMinor: bigint, facts: RuleFacts): void {
  const { maxMinor: perPaymentMinor } = limitFor(facts, "per_payment");
  if (amountMinor < 1n) {
    const range = { minText: moneyText(1n), maxText: moneyText(perPaymentMinor) };
    throw refuse("amount_out_of_range", range);
  }
  if (amountMinor > perPaymentMinor) throw refuseLimit("per_payment", perPaymentMinor);
}
