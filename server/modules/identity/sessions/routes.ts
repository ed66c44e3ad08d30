import { z } from "zod";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  RELAXED,
  route,
  timeSchema,
} from "../../../platform/http/route.ts";
import { clearSessionCookie } from "./cookies.ts";
import { listDevices, signOutDevice } from "./devices.ts";
import { endSessions } from "./end-sessions.ts";
import { deleteSessionById } from "./queries.ts";

export const sessionRoutes: readonly AnyRoute[] = [
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
    security: "identity.device",
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
