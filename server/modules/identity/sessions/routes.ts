import { z } from "zod";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  RELAXED,
  route,
  STRICT,
  timeSchema,
} from "../../../platform/http/route.ts";
import { clearSessionCookie, DEVICE_COOKIE } from "./cookies.ts";
import { listDevices, signOutDevice } from "./devices.ts";
import { endSessions } from "./end-sessions.ts";
import { changeProfile, readMe } from "../customers/me.ts";
import { deleteSessionById } from "./queries.ts";
import * as shape from "../people/schemas.ts";
import { signIn } from "../customers/sign-in.ts";
import { answerSignedIn } from "../customers/sign-up-routes.ts";

export const sessionRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/sign-in",
    summary: "Sign in with phone number and password",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({
      phone: shape.phone,
      password: shape.password,
      deviceName: shape.deviceName,
    }),
    answer: shape.signedIn,
    handler: async ({ app, body, request, reply }) => {
      const deviceToken = request.cookies[DEVICE_COOKIE];
      const result = await signIn(app, { ...body, deviceToken, address: request.ip });
      return answerSignedIn(app, { request, reply }, result);
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/sign-out",
    summary: "End this session at once",
    allow: ["customer"],
    limit: CAREFUL,
    answer: z.null(),
    handler: async ({ tx, app, actor, reply }) => {
      await endSessions(tx, deleteSessionById, actor.sessionId);
      clearSessionCookie(app, reply, "customer");
      return null;
    },
  }),
  route({
    method: "GET",
    url: "/v1/identity/me",
    summary: "The signed-in customer",
    allow: ["customer"],
    limit: RELAXED,
    answer: shape.me,
    handler: async ({ tx, actor }) => readMe(tx, actor.customerId),
  }),
  route({
    method: "PATCH",
    url: "/v1/identity/me",
    summary: "Change the name shown or the language of messages",
    allow: ["customer"],
    limit: CAREFUL,
    body: z.object({
      displayName: shape.displayName.optional(),
      language: shape.language.optional(),
    }),
    answer: shape.me,
    handler: async ({ tx, actor, body }) => changeProfile(tx, actor.customerId, body),
  }),
  route({
    method: "GET",
    url: "/v1/identity/devices",
    summary: "Where the customer is signed in",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({
      items: z.array(
        z
          .object({
            id: z.uuid(),
            name: z.string(),
            current: z.boolean(),
            createdAt: timeSchema,
            lastSeenAt: timeSchema,
            address: z.string(),
          })
          .meta({ id: "Device" }),
      ),
    }),
    handler: async ({ tx, actor }) => {
      const devices = await listDevices(tx, actor.customerId);
      return { items: devices.map((it) => ({ ...it, current: it.id === actor.deviceId })) };
    },
  }),
  route({
    method: "DELETE",
    url: "/v1/identity/devices/:id",
    summary: "Sign a device out",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    answer: z.null(),
    handler: async ({ tx, actor, params }) => {
      await signOutDevice(tx, actor, params.id);
      return null;
    },
  }),
];
