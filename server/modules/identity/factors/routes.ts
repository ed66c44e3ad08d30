import { z } from "zod";
import { type AnyRoute, RELAXED, route, STRICT, timeSchema } from "../../../platform/http/route.ts";
import { confirm } from "./confirmations.ts";
import { sendOwnCode } from "./own-code.ts";
import { changePassword, finishRecovery, sendRecoveryCode } from "../customers/password.ts";
import { passwordStrength } from "./password-strength.ts";
import { choosePin, resetPin } from "./set-pin.ts";
import * as shape from "../people/schemas.ts";

/** The strength meter asks while somebody types: more often than a secret is ever sent. */
const METER = { max: 240, perSeconds: 60 };

export const secretRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/password/strength",
    summary: "How hard a password is to guess; nothing is stored",
    allow: ["anyone"],
    limit: METER,
    transaction: "none",
    body: z.object({
      password: z.string().max(128),
      hints: z.array(z.string().max(80)).max(10).default([]),
    }),
    answer: z.object({
      score: z.number().int().min(0).max(4),
      warning: z.string().nullable(),
      suggestions: z.array(z.string()),
      acceptable: z.boolean(),
    }),
    handler: async ({ app, body, language }) =>
      passwordStrength(app, body.password, { language, personal: body.hints }),
  }),
  route({
    method: "POST",
    url: "/v1/identity/password/forgot/code",
    summary: "Begin a password recovery: send a code",
    allow: ["anyone"],
    limit: STRICT,
    body: z.object({ phone: shape.phone, channel: shape.channel.default("sms") }),
    answer: shape.codeAnswer("recoveryId"),
    handler: async ({ tx, body, language, request }) =>
      shape.toCodeAnswer(
        "recoveryId",
        await sendRecoveryCode(tx, { ...body, language, address: request.ip }),
      ),
  }),
  route({
    method: "POST",
    url: "/v1/identity/password/forgot/finish",
    summary: "Set a new password with the code; every session ends",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ recoveryId: z.uuid(), code: shape.code, password: shape.password }),
    answer: z.null(),
    handler: async ({ app, body, language }) => {
      await finishRecovery(app, { ...body, language });
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/password/change",
    summary: "Change the password; other devices are signed out",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ current: shape.password, password: shape.password }),
    answer: z.null(),
    handler: async ({ app, actor, body }) => {
      await changePassword(app, actor, body);
      return null;
    },
  }),
  route({
    method: "PUT",
    url: "/v1/identity/pin",
    summary: "Set the payment PIN, or change it, with the password",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ pin: shape.pin, password: shape.password }),
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
    body: z.object({ channel: shape.channel.optional() }).nullish(),
    answer: shape.codeAnswer("resetId"),
    handler: async ({ tx, actor, body }) => {
      const channel = body?.channel ?? "sms";
      const sent = await sendOwnCode(tx, actor, { purpose: "pin_reset", channel });
      return shape.toCodeAnswer("resetId", sent);
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/pin/reset/finish",
    summary: "Set a new PIN with code and password; ends a PIN lock",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      resetId: z.uuid(),
      code: shape.code,
      password: shape.password,
      pin: shape.pin,
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
    summary: "Prove the PIN once, for one purpose",
    allow: ["customer"],
    // A canteen at noon shares one address; wrong PINs are counted per customer.
    limit: RELAXED,
    transaction: "none",
    body: z.object({ pin: shape.pin, purpose: z.string().regex(/^[a-z-]+:[\w-]{1,80}$/) }),
    answer: z.object({ confirmationId: z.uuid(), expiresAt: timeSchema }),
    handler: async ({ app, actor, body }) => confirm(app, actor, body),
  }),
];
