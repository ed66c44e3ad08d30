import { z } from "zod";
import { type AnyRoute, route, STRICT, timeSchema } from "../../../platform/http/route.ts";
import * as factor from "../factors/schemas.ts";
import * as person from "../people/schemas.ts";
import { finishEnrolment, readEnrolment } from "./enrol.ts";
import { lostSecrets } from "./request-types.ts";

const token = z.string().regex(/^[\w-]{43}$/);

/** 160 bits and more in Base32, as authenticator apps take them. */
const totpSecret = z.string().regex(/^[A-Z2-7]{32}$/);

/** In the body, never in the address: addresses end up in the logs of proxies. */
export const enrolmentRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/staff/enrolment",
    summary: "Whose one-time link this is, and what it sets",
    allow: ["anyone"],
    limit: STRICT,
    body: z.object({ token }),
    answer: z
      .object({
        staffNumber: z.string(),
        displayName: z.string(),
        lost: z.enum(lostSecrets),
        needsCode: z.boolean(),
        expiresAt: timeSchema,
      })
      .meta({ id: "StaffEnrolment" }),
    handler: async ({ tx, body }) => readEnrolment(tx, body.token),
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff/enrolment/finish",
    summary: "Staff set their own password and authenticator by a one-time link",
    security: "staff.enrolment",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      token,
      code: z
        .string()
        .regex(/^\d{8}$/)
        .optional(),
      password: factor.password.optional(),
      currentPassword: factor.password.optional(),
      totpSecret: totpSecret.optional(),
      totpCode: factor.oneTimeCode,
      email: person.email.optional(),
    }),
    answer: z.object({ staffNumber: z.string() }),
    handler: async ({ app, body, request }) =>
      finishEnrolment(app, { ...body, address: request.ip }),
  }),
];
