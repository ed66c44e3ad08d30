import { z } from "zod";
import { staffRoles } from "../../../platform/http/permission.ts";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  PAGE_MAX,
  RELAXED,
  route,
  STRICT,
  timeSchema,
} from "../../../platform/http/route.ts";
import * as factor from "../factors/schemas.ts";
import { changeStaffPassword } from "./change-password.ts";
import { askStaffReset, decideStaffReset, listStaffResets } from "./reset.ts";

const everyRole = [...staffRoles];
const REASON_LENGTH_MAX = 300;

const kind = z.enum(["authenticator", "password"]);

const person = z.object({ id: z.uuid(), staffNumber: z.string(), displayName: z.string() });

const staffReset = z
  .object({
    id: z.uuid(),
    kind,
    reason: z.string(),
    staff: person,
    askedBy: person,
    askedAt: timeSchema,
    expiresAt: timeSchema,
  })
  .meta({ id: "StaffReset" });

export const staffResetRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/staff/password",
    summary: "Staff change their own password; their other screens are signed out",
    security: "staff.password",
    allow: everyRole,
    limit: STRICT,
    transaction: "none",
    body: z.object({ current: factor.password, password: factor.password }),
    answer: z.null(),
    handler: async ({ app, actor, body }) => {
      await changeStaffPassword(app, actor, body);
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff/:id/resets",
    summary: "Ask for a colleague's new authenticator or password; a second admin decides",
    security: "staff.reset",
    allow: ["admin"],
    limit: CAREFUL,
    status: 201,
    params: idParams,
    body: z.object({ kind, reason: z.string().trim().min(1).max(REASON_LENGTH_MAX) }),
    answer: staffReset,
    handler: async ({ tx, actor, params, body }) =>
      askStaffReset(tx, actor, { staffId: params.id, ...body }),
  }),
  route({
    method: "GET",
    url: "/v1/identity/staff/resets",
    summary: "Resets that wait for a second admin",
    allow: ["admin"],
    limit: RELAXED,
    answer: z.object({ items: z.array(staffReset) }),
    handler: async ({ tx }) => ({ items: await listStaffResets(tx, PAGE_MAX) }),
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff/resets/:id/decide",
    summary: "Approve a colleague's reset or decline it; the new secret is shown this once",
    security: "staff.reset",
    allow: ["admin"],
    limit: STRICT,
    transaction: "none",
    params: idParams,
    body: z.object({ approve: z.boolean() }),
    answer: z.object({ totpUri: z.string().nullable(), password: z.string().nullable() }),
    handler: async ({ app, actor, params, body }) =>
      decideStaffReset(app, actor, { id: params.id, approve: body.approve }),
  }),
];
