import { z } from "zod";
import { CAREFUL, moneySchema, route } from "../../../platform/http/route.ts";
import { orderSchema } from "../orders/schemas.ts";
import { orderView } from "../orders/view.ts";
import { viewerOf } from "../orders/viewer.ts";
import { createTopUp } from "./create-top-up.ts";

export const topUpRoutes = [
  route({
    method: "POST",
    url: "/v1/wallet/top-ups",
    summary: "Top the wallet up: from a linked account, or by a rail that needs none",
    allow: ["customer"],
    limit: CAREFUL,
    idempotency: "route",
    body: z.object({
      instrumentId: z.uuid().optional(),
      rail: z.string().max(40).optional(),
      amount: moneySchema,
    }),
    answer: orderSchema,
    status: 201,
    handler: async ({ tx, actor, body, app, language }) => {
      const { instrumentId, rail, amount } = body;
      const topUp = { instrumentId, rail, currency: amount.currency };
      const order = await createTopUp(tx, actor, { ...topUp, amountMinor: BigInt(amount.value) });
      return orderView(order, viewerOf(app, language));
    },
  }),
];
