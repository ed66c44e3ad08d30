import { z } from "zod";
import { type AnyRoute, RELAXED, route, STRICT, timeSchema } from "../../../platform/http/route.ts";
import { demandNoHold } from "../locks/recovery-hold.ts";
import { confirm } from "./confirmations.ts";
import * as factor from "./schemas.ts";
import { sendCodeFor } from "./send-code.ts";
import { choosePin, demandMoreThanNumber, resetPin } from "./set-pin.ts";

/** No policy demands more factors than a person can hold in mind. */
const PROOFS_MAX = 4;

export const factorRoutes: readonly AnyRoute[] = [
  route({
    method: "PUT",
    url: "/v1/identity/pin",
    summary: "Set the payment PIN with the password; to change it, with the old PIN as well",
    security: "identity.pin",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      pin: factor.pin,
      password: factor.password,
      currentPin: factor.pin.optional(),
    }),
    answer: z.null(),
    handler: async ({ app, actor, body }) => {
      await choosePin(app, actor, body);
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/pin/reset/code",
    summary: "Begin a PIN reset: send a code to the customer's number",
    allow: ["customer"],
    limit: STRICT,
    body: z.object({ channel: factor.channel.optional() }).nullish(),
    answer: factor.codeAnswer("resetId"),
    handler: async ({ tx, actor, body }) => {
      const customer = await demandNoHold(tx, actor.customerId);
      demandMoreThanNumber(customer, body?.channel ?? "sms");
      const sent = await sendCodeFor(tx, actor, { purpose: "pin_reset", ...body });
      return factor.toCodeAnswer("resetId", sent);
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/pin/reset/finish",
    summary: "Set a new PIN with code and password; ends a PIN lock",
    security: "identity.pin",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      resetId: z.uuid(),
      code: factor.oneTimeCode,
      password: factor.password,
      pin: factor.pin,
    }),
    answer: z.null(),
    handler: async ({ app, actor, body }) => {
      await resetPin(app, actor, body);
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/confirmations",
    summary: "Prove once, for one purpose, what the policy demands: mostly the PIN",
    security: "identity.confirmation",
    allow: ["customer"],
    // A canteen at noon shares one address; wrong PINs are counted per customer.
    limit: RELAXED,
    transaction: "none",
    body: z.object({
      purpose: z.string().regex(/^[a-z][a-z_-]{0,39}:[\w-]{1,80}$/),
      /** The PIN alone, as most purposes demand it; else one answer for each factor. */
      pin: factor.pin.optional(),
      proofs: z.array(factor.proof).max(PROOFS_MAX).default([]),
    }),
    answer: z.object({ confirmationId: z.uuid(), expiresAt: timeSchema }),
    handler: async ({ app, actor, body: { purpose, pin, proofs } }) => {
      const all = pin === undefined ? proofs : [{ kind: "pin", answer: pin }, ...proofs];
      return confirm(app, actor, { purpose, proofs: all });
    },
  }),
];
