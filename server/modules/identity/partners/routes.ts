import { z } from "zod";
import { type AnyRoute, RELAXED, route } from "../../../platform/http/route.ts";

export const partnerRoutes: readonly AnyRoute[] = [
  route({
    method: "GET",
    url: "/v1/identity/partners/me",
    summary: "The API key that asks, and what it may do",
    allow: ["partner"],
    limit: RELAXED,
    answer: z
      .object({
        id: z.uuid(),
        name: z.string(),
        merchantId: z.uuid().nullable(),
        scopes: z.array(z.string()),
      })
      .meta({ id: "ApiKeyMe" }),
    handler: async ({ actor: { keyId, name, merchantId, scopes } }) => ({
      id: keyId,
      name,
      merchantId,
      scopes: [...scopes],
    }),
  }),
];
