import { z } from "zod";
import { CAREFUL, moneySchema, route } from "../../../platform/http/route.ts";
import { demandRefund } from "../merchants/members.ts";
import { ownMerchant } from "../merchants/merchant.ts";
import { orderSchema, REASON_LENGTH_MAX } from "../orders/schemas.ts";
import { orderView } from "../orders/view.ts";
import { viewerOf } from "../orders/viewer.ts";
import { refundByMerchant } from "./refund-payment.ts";

/** Refunds that a merchant makes at its own screen. */
export const refundRoutes = [
  route({
    method: "POST",
    url: "/v1/wallet/merchants/:id/orders/:orderId/refunds",
    summary: "Refund a payment in full or in part",
    allow: ["merchant"],
    limit: CAREFUL,
    idempotency: "verb",
    proofs: ["confirmationId"],
    transaction: "none",
    params: z.object({ id: z.uuid(), orderId: z.uuid() }),
    body: z.object({
      amount: moneySchema,
      /** The PIN proven for `merchant_refund:<orderId>_<currency>_<value>`. */
      confirmationId: z.uuid(),
      reason: z.string().trim().min(1).max(REASON_LENGTH_MAX),
    }),
    answer: orderSchema,
    status: 201,
    handler: async ({ tx, app, actor, params, body, claim, language }) => {
      const { id: merchantId } = await ownMerchant(tx, actor, params.id);
      const { currency, value } = body.amount;
      const amountMinor = BigInt(value);
      await demandRefund(tx, actor, { merchantId, amountMinor });
      const { customerId, sessionId } = actor;
      const proof = { customerId, sessionId, confirmationId: body.confirmationId };
      const asked = { orderId: params.orderId, amountMinor, currency, reason: body.reason };
      const wanted = { ...asked, claim, actor, merchantId, proof };
      return orderView(await refundByMerchant(app, wanted), viewerOf(app, language));
    },
  }),
];
