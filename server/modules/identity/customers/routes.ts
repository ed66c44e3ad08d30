import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import { type AnyRoute, CAREFUL, RELAXED, route, STRICT } from "../../../platform/http/route.ts";
import * as factor from "../factors/schemas.ts";
import * as person from "../people/schemas.ts";
import {
  deviceTokenOf,
  requestToken,
  setDeviceCookie,
  setSessionCookie,
  tokenInAnswer,
} from "../sessions/cookies.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import type { CustomerSession } from "../sessions/open-session.ts";
import { deleteCustomerSession } from "../sessions/queries.ts";
import * as session from "../sessions/schemas.ts";
import { hashToken } from "../sessions/token.ts";
import { confirmEmail, sendEmailCode } from "./email.ts";
import { changeProfile, type Me, readMe } from "./me.ts";
import { sendOutsideCode } from "./outside-code.ts";
import { changePassword, finishRecovery } from "./password.ts";
import * as customer from "./schemas.ts";
import { signIn } from "./sign-in.ts";
import { finishSignUp, sendSignUpCode, verifySignUp } from "./sign-up.ts";

export const customerRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/sign-up/code",
    summary: "Begin a sign-up: send a code to the phone number",
    allow: ["anyone"],
    limit: STRICT,
    body: z.object({ phone: person.phone, channel: z.enum(["sms", "call"]).default("sms") }),
    answer: factor.codeAnswer("signUpId"),
    handler: async ({ tx, body, language, request }) =>
      factor.toCodeAnswer(
        "signUpId",
        await sendSignUpCode(tx, { ...body, language, address: request.ip }),
      ),
  }),
  route({
    method: "POST",
    url: "/v1/identity/sign-up/verify",
    summary: "Prove the number with the code",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ signUpId: z.uuid(), code: factor.oneTimeCode }),
    answer: z.object({ signUpId: z.uuid(), verified: z.literal(true) }),
    handler: async ({ app, body }) => {
      await verifySignUp(app, body);
      return { signUpId: body.signUpId, verified: true as const };
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/sign-up/finish",
    summary: "Finish the sign-up with name and password; signs in",
    security: "identity.sign-up",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      signUpId: z.uuid(),
      password: factor.password,
      displayName: person.displayName,
      deviceName: session.deviceName,
    }),
    answer: customer.signedIn,
    handler: async ({ app, body, language, request, reply }) => {
      const deviceToken = deviceTokenOf(app, request);
      const form = { ...body, language, deviceToken, address: request.ip };
      return answerSignedIn(app, { request, reply }, await finishSignUp(app, form));
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/sign-in",
    summary: "Sign in with phone number and password",
    security: "identity.sign-in",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      phone: person.phone,
      password: factor.password,
      deviceName: session.deviceName,
    }),
    answer: customer.signedIn,
    handler: async ({ app, body, request, reply }) => {
      const deviceToken = deviceTokenOf(app, request);
      const result = await signIn(app, { ...body, deviceToken, address: request.ip });
      return answerSignedIn(app, { request, reply }, result);
    },
  }),
  route({
    method: "GET",
    url: "/v1/identity/me",
    summary: "The signed-in customer",
    allow: ["customer"],
    limit: RELAXED,
    answer: customer.me,
    handler: async ({ tx, actor }) => readMe(tx, actor.customerId),
  }),
  route({
    method: "PATCH",
    url: "/v1/identity/me",
    summary: "Change the name shown or the language of messages",
    security: "identity.name",
    allow: ["customer"],
    limit: CAREFUL,
    body: z.object({
      displayName: person.displayName.optional(),
      language: person.language.optional(),
    }),
    answer: customer.me,
    handler: async ({ tx, actor, body }) => changeProfile(tx, actor.customerId, body),
  }),
  route({
    method: "POST",
    url: "/v1/identity/password/forgot/code",
    summary: "Begin a password recovery: send a code",
    allow: ["anyone"],
    limit: STRICT,
    body: z.object({ phone: person.phone, channel: factor.channel.default("sms") }),
    answer: factor.codeAnswer("recoveryId"),
    handler: async ({ tx, body, language, request }) =>
      factor.toCodeAnswer(
        "recoveryId",
        await sendOutsideCode(tx, "recovery", { ...body, language, address: request.ip }),
      ),
  }),
  route({
    method: "POST",
    url: "/v1/identity/password/forgot/finish",
    summary: "Set a new password with the code; every session ends",
    security: "identity.recovery",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ recoveryId: z.uuid(), code: factor.oneTimeCode, password: factor.password }),
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
    security: "identity.password",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ current: factor.password, password: factor.password }),
    answer: z.null(),
    handler: async ({ app, actor, body }) => {
      await changePassword(app, actor, body);
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/email/code",
    summary: "Begin to confirm an e-mail address: send a code there",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ email: person.email, password: factor.password }),
    answer: factor.codeAnswer("emailId"),
    handler: async ({ app, actor, body }) =>
      factor.toCodeAnswer("emailId", await sendEmailCode(app, actor, body)),
  }),
  route({
    method: "POST",
    url: "/v1/identity/email/confirm",
    summary: "Confirm the e-mail address with the code",
    security: "identity.email",
    allow: ["customer"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ emailId: z.uuid(), code: factor.oneTimeCode }),
    answer: customer.me,
    handler: async ({ app, actor, body }) => confirmEmail(app, actor, body),
  }),
];

/**
 * Returns the new session as a cookie for browsers and as a token for other clients. The session
 * that this browser brought ends, so that nobody else can continue it.
 */
export async function answerSignedIn(
  app: App,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { session, me }: { session: CustomerSession; me: Me },
) {
  const old = requestToken(app, request);
  if (old?.kind === "customer") {
    await endSessions(app.database, deleteCustomerSession, hashToken(old.token));
  }
  setSessionCookie(app, reply, "customer", session.token);
  setDeviceCookie(app, reply, session.deviceToken);
  return { ...tokenInAnswer(request, session.token), customer: me };
}
