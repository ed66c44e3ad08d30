import { z } from "zod";
import { CAREFUL, idParams, route } from "../../../platform/http/route.ts";
import { freezeMerchant, merchantOfPayment, unfreezeMerchant } from "./freeze.ts";

/** An auditor must understand it; the merchant may ask for it. */
const note = z.string().trim().min(4).max(500);

const answer = z.object({ merchantId: z.uuid(), name: z.string(), frozen: z.boolean() });

/** The desk looks at a payment; its merchant is what it stops. */
export const merchantStaffRoutes = [
  route({
    method: "POST",
    url: "/v1/wallet/payments/:id/merchant/freeze",
    summary: "Stop the merchant of a payment at once: it neither collects nor refunds",
    allow: ["supervisor", "compliance"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ note }),
    answer,
    handler: async ({ tx, actor, params, body }) => {
      const merchant = await merchantOfPayment(tx, params.id);
      await freezeMerchant(tx, actor, merchant, body.note);
      return { merchantId: merchant.id, name: merchant.name, frozen: true };
    },
  }),
  route({
    method: "POST",
    url: "/v1/wallet/payments/:id/merchant/unfreeze",
    summary: "Let the merchant of a payment collect again; not by the one who stopped it",
    allow: ["supervisor", "compliance"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ note }),
    answer,
    handler: async ({ tx, actor, params, body }) => {
      const merchant = await merchantOfPayment(tx, params.id);
      await unfreezeMerchant(tx, actor, merchant, body.note);
      return { merchantId: merchant.id, name: merchant.name, frozen: false };
    },
  }),
];
