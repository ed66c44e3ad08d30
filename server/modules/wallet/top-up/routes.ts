import { z } from "zod";
import { CAREFUL, moneySchema, route } from "../../../platform/http/route.ts";
import { orderSchema } from "../orders/schemas.ts";
import { orderView } from "../orders/view.ts";
import { viewerOf } from "../orders/viewer.ts";
import { topUp } from "./create-top-up.ts";

export const topUpRoutes = [
  route({
    method: "POST",
    url: "/v1/wallet/top-ups",
    summary: "Top the wallet up: from a linked account, or by a rail that needs none",
    allow: ["customer"],
    limit: CAREFUL,
    idempotency: "route",
    proofs: ["confirmationId"],
    body: z.object({
      instrumentId: z.uuid().optional(),
      rail: z.string().max(40).optional(),
      amount: moneySchema,
      /** The PIN proven for `top_up:<instrumentId>_<currency>_<value>`; none without an account. */
      confirmationId: z.uuid().optional(),
    }),
    answer: orderSchema,
    status: 201,
    handler: async ({ tx, actor, body, app, language }) => {
      const { amount, ...by } = body;
      const money = { amountMinor: BigInt(amount.value), currency: amount.currency };
      const order = await topUp(tx, actor, { ...by, ...money });
      return orderView(order, viewerOf(app, language));
    },
  }),
];
