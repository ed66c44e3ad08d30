import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import { type AnyRoute, route, STRICT } from "../../../platform/http/route.ts";
import { DEVICE_COOKIE, requestToken, setDeviceCookie, setSessionCookie } from "../sessions/cookies.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import type { Me } from "./me.ts";
import { deleteCustomerSession } from "../sessions/queries.ts";
import { hashToken } from "../factors/secrets.ts";
import type { CustomerSession } from "../sessions/open-session.ts";
import * as shape from "../people/schemas.ts";
import { finishSignUp, sendSignUpCode, verifySignUp } from "./sign-up.ts";

export const signUpRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/sign-up/code",
    summary: "Begin a sign-up: send a code to the phone number",
    allow: ["anyone"],
    limit: STRICT,
    body: z.object({ phone: shape.phone, channel: z.enum(["sms", "call"]).default("sms") }),
    answer: shape.codeAnswer("signUpId"),
    handler: async ({ tx, body, language, request }) =>
      shape.toCodeAnswer(
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
    body: z.object({ signUpId: z.uuid(), code: shape.code }),
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
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      signUpId: z.uuid(),
      password: shape.password,
      displayName: shape.displayName,
      deviceName: shape.deviceName,
    }),
    answer: shape.signedIn,
    handler: async ({ app, body, language, request, reply }) => {
      const deviceToken = request.cookies[DEVICE_COOKIE];
      const form = { ...body, language, deviceToken, address: request.ip };
      return answerSignedIn(app, { request, reply }, await finishSignUp(app, form));
    },
  }),
];

/**
 * Hands out the new session as a cookie for browsers and as a token for everybody else. The one
 * this browser came with ends: nobody else may go on with it.
 */
export async function answerSignedIn(
  app: App,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { session, me }: { session: CustomerSession; me: Me },
) {
  const old = requestToken(request);
  if (old?.kind === "customer") {
    await endSessions(app.database, deleteCustomerSession, hashToken(old.token));
  }
  setSessionCookie(app, reply, "customer", session.token);
  setDeviceCookie(app, reply, session.deviceToken);
  return { token: session.token, customer: me };
}
