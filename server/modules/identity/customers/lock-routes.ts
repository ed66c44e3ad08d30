import { z } from "zod";
import { type AnyRoute, CAREFUL, route, STRICT } from "../../../platform/http/route.ts";
import * as factor from "../factors/schemas.ts";
import { sendCodeFor } from "../factors/send-code.ts";
import { lockOwnWallet, ownLockReasons } from "./lock.ts";
import { readMe } from "./me.ts";
import * as customer from "./schemas.ts";
import { demandSelfUnlock, unlockOwnWallet } from "./unlock.ts";

export const lockRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/lock",
    summary: "Lock the own wallet at once: money can come in, none goes out",
    security: "identity.lock",
    allow: ["customer"],
    limit: CAREFUL,
    body: z.object({ reason: z.enum(ownLockReasons) }),
    answer: customer.me,
    handler: async ({ tx, actor, body }) => {
      await lockOwnWallet(tx, actor, body.reason);
      return readMe(tx, actor.customerId);
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/unlock/code",
    summary: "Begin an unlock: send a code to the customer's number",
    allow: ["customer"],
    limit: STRICT,
    body: z.object({ channel: factor.channel.optional() }).nullish(),
    answer: factor.codeAnswer("unlockId"),
    handler: async ({ tx, actor, body }) => {
      await demandSelfUnlock(tx, actor.customerId);
      const sent = await sendCodeFor(tx, actor, { purpose: "unlock", ...body });
      return factor.toCodeAnswer("unlockId", sent);
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/unlock/finish",
    summary: "Unlock with code, password and PIN",
    security: "identity.unlock",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      unlockId: z.uuid(),
      code: factor.oneTimeCode,
      password: factor.password,
      pin: factor.pin,
    }),
    answer: customer.me,
    handler: async ({ app, actor, body }) => unlockOwnWallet(app, actor, body),
  }),
];
