import { z } from "zod";
import { RELAXED, route } from "../../../platform/http/route.ts";
import { receiveMessage } from "./receive-message.ts";

/** Where rails report: one address for each, open to anyone who can sign. */
export const railRoutes = [
  route({
    method: "POST",
    url: "/v1/wallet/rails/:rail/messages",
    summary: "A rail's signed report about an order; stored as it came, then processed",
    allow: ["anyone"],
    crossSite: true,
    limit: RELAXED,
    params: z.object({ rail: z.string().max(40) }),
    // Any body: it is read by the job, after the signature over its bytes was checked.
    body: z.record(z.string(), z.unknown()),
    answer: z.null(),
    raw: "application/json",
    handler: async ({ tx, params, request, reply }) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const message = { headers, body: request.rawBody ?? "" };
      const { type, body } = await receiveMessage(tx, params.rail, message);
      reply.type(type).send(body);
      return null;
    },
  }),
];
