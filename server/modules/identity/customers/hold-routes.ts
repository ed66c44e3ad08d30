import { z } from "zod";
import { type AnyRoute, route, STRICT } from "../../../platform/http/route.ts";
import * as factor from "../factors/schemas.ts";
import { liftOwnHold, sendHoldCode } from "./lift-hold.ts";
import * as customer from "./schemas.ts";

export const holdRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/recovery-hold/code",
    summary: "A code to the e-mail address that is older than the recovery",
    allow: ["customer"],
    limit: STRICT,
    answer: factor.codeAnswer("holdId"),
    handler: async ({ tx, actor }) => factor.toCodeAnswer("holdId", await sendHoldCode(tx, actor)),
  }),
  route({
    method: "POST",
    url: "/v1/identity/recovery-hold/lift",
    summary: "Confirm a recovery with the old PIN, or with a code to the old e-mail address",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.union([
      z.object({ pin: factor.pin }),
      z.object({ holdId: z.uuid(), code: factor.oneTimeCode }),
    ]),
    answer: customer.me,
    handler: async ({ app, actor, body }) => liftOwnHold(app, actor, body),
  }),
];
