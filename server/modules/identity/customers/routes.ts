import { z } from "zod";
import { type AnyRoute, CAREFUL, route, STRICT } from "../../../platform/http/route.ts";
import { recordSignal } from "../../risk/index.ts";
import { confirmEmail, sendEmailCode } from "./email.ts";
import { lockWallet } from "../locks/wallet-lock.ts";
import { readMe } from "./me.ts";
import { sendOwnCode } from "../factors/own-code.ts";
import * as shape from "../people/schemas.ts";
import { demandSelfUnlock, unlockOwnWallet } from "./unlock.ts";

export const protectionRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/lock",
    summary: "Lock the own wallet at once: money can come in, none goes out",
    allow: ["customer"],
    limit: CAREFUL,
    body: z.object({ reason: z.enum(["lost_phone", "stolen", "other"]) }),
    answer: shape.me,
    handler: async ({ tx, actor, body }) => {
      const { customerId } = actor;
      if (body.reason === "stolen") {
        await recordSignal(tx, `customer:${customerId}`, "reported_stolen");
      }
      await lockWallet(tx, actor, customerId, body.reason);
      return readMe(tx, customerId);
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/unlock/code",
    summary: "Begin an unlock: send a code to the customer's number",
    allow: ["customer"],
    limit: STRICT,
    body: z.object({ channel: shape.channel.optional() }).nullish(),
    answer: shape.codeAnswer("unlockId"),
    handler: async ({ tx, actor, body }) => {
      await demandSelfUnlock(tx, actor.customerId);
      const channel = body?.channel ?? "sms";
      const sent = await sendOwnCode(tx, actor, { purpose: "unlock", channel });
      return shape.toCodeAnswer("unlockId", sent);
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/unlock/finish",
    summary: "Unlock with code, password and PIN",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      unlockId: z.uuid(),
      code: shape.code,
      password: shape.password,
      pin: shape.pin,
    }),
    answer: shape.me,
    handler: async ({ app, actor, body }) => unlockOwnWallet(app, actor, body),
  }),
  route({
    method: "POST",
    url: "/v1/identity/email/code",
    summary: "Begin to confirm an e-mail address: send a code there",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ email: shape.email, password: shape.password }),
    answer: shape.codeAnswer("emailId"),
    handler: async ({ app, actor, body }) =>
      shape.toCodeAnswer("emailId", await sendEmailCode(app, actor, body)),
  }),
  route({
    method: "POST",
    url: "/v1/identity/email/confirm",
    summary: "Confirm the e-mail address with the code",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ emailId: z.uuid(), code: shape.code }),
    answer: shape.me,
    handler: async ({ app, actor, body }) => confirmEmail(app, actor, body),
  }),
];
