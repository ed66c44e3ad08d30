import { z } from "zod";
import { type AnyRoute, route, STRICT } from "../../../platform/http/route.ts";
import * as factor from "../factors/schemas.ts";
import * as person from "../people/schemas.ts";
import { lockByCode, lockByLink } from "./lock-outside.ts";
import { sendOutsideCode } from "./outside-code.ts";

/** Locking without a sign-in. No answer tells whether a number has a wallet. */
export const outsideLockRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/lock/link",
    summary: "Lock a wallet by the link of an alert; it works once and can only lock",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ token: z.string().regex(/^[\w-]{22}$/) }),
    answer: z.null(),
    handler: async ({ app, actor, body }) => {
      await lockByLink(app, actor, body.token);
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/lock/code",
    summary: "Begin an emergency lock without a sign-in: send a code",
    allow: ["anyone"],
    limit: STRICT,
    body: z.object({ phone: person.phone, channel: factor.channel.default("sms") }),
    answer: factor.codeAnswer("lockId"),
    handler: async ({ tx, body, language, request }) =>
      factor.toCodeAnswer(
        "lockId",
        await sendOutsideCode(tx, "wallet_lock", { ...body, language, address: request.ip }),
      ),
  }),
  route({
    method: "POST",
    url: "/v1/identity/lock/finish",
    summary: "Lock with the code; every session ends",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      lockId: z.uuid(),
      code: factor.oneTimeCode,
      reason: z.enum(["lost_phone", "stolen"]).default("lost_phone"),
    }),
    answer: z.null(),
    handler: async ({ app, actor, body }) => {
      await lockByCode(app, actor, body);
      return null;
    },
  }),
];
