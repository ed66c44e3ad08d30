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
import * as person from "../people/schemas.ts";
import { askStaffRequest } from "./ask-request.ts";
import { decideStaffRequest } from "./decide-request.ts";
import { lostSecrets, requestKinds } from "./request-types.ts";
import { listStaffRequests, requestView } from "./request-view.ts";
import { department, reason, role, roles, staffCard } from "./schemas.ts";
import { stopStaff } from "./stop-staff.ts";

const staffId = z.uuid();

const asked = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("add"),
    displayName: person.staffName,
    roles,
    department: department.optional(),
    departmentEn: department.optional(),
    language: person.language.optional(),
    reason,
  }),
  z.object({ kind: z.literal("roles"), staffId, roles, reason }),
  z.object({ kind: z.literal("activate"), staffId, reason }),
  z.object({ kind: z.literal("deactivate"), staffId, reason }),
  z.object({ kind: z.literal("reset"), staffId, lost: z.enum(lostSecrets), reason }),
]);

const named = z.object({
  id: z.uuid(),
  staffNumber: z.string(),
  displayName: z.string(),
  roles: z.array(z.enum(staffRoles)),
});

const staffRequest = z
  .object({
    id: z.uuid(),
    kind: z.enum(requestKinds),
    reason: z.string(),
    concerned: named.nullable(),
    displayName: z.string().nullable(),
    roles: z.array(role).nullable(),
    lost: z.enum(lostSecrets).nullable(),
    enrols: z.boolean(),
    askedBy: named,
    askedAt: timeSchema,
    expiresAt: timeSchema,
    approvals: z.array(z.object({ by: named, at: timeSchema, alone: z.boolean() })),
    state: z.enum(["waiting", "approved", "declined", "expired"]),
    decidedBy: named.nullable(),
    decidedAt: timeSchema.nullable(),
    may: z.object({ approve: z.boolean(), decline: z.boolean(), third: z.boolean() }),
  })
  .meta({ id: "StaffRequest" });

export const staffRequestRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/staff/requests",
    summary: "Ask to add, change, stop or reset a colleague; another admin decides",
    security: "staff.request",
    allow: ["admin"],
    limit: CAREFUL,
    status: 201,
    body: asked,
    answer: z.object({
      request: staffRequest,
      /** Half of what enrolment takes, shown this once; the approver gets the link. */
      enrolmentCode: z.string().nullable(),
    }),
    handler: async ({ tx, actor, body: { reason: why, ...change } }) => {
      const { row, enrolmentCode } = await askStaffRequest(tx, actor, change, why);
      return { request: await requestView(tx, actor.staffId, row), enrolmentCode };
    },
  }),
  route({
    method: "GET",
    url: "/v1/identity/staff/requests",
    summary: "Requests about staff: what waits, and the newest decisions",
    allow: ["admin"],
    limit: RELAXED,
    answer: z.object({
      admins: z.object({
        active: z.number().int(),
        established: z.boolean(),
        youngDays: z.number(),
      }),
      open: z.array(staffRequest),
      decided: z.array(staffRequest),
    }),
    reads: { action: "identity.staff-request-list", about: () => ["staff"], isWorkList: true },
    handler: async ({ tx, actor }) => listStaffRequests(tx, actor.staffId, PAGE_MAX),
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff/requests/:id/decide",
    summary: "Approve a request about staff, decline or withdraw it",
    security: "staff.decision",
    allow: ["admin"],
    limit: STRICT,
    params: idParams,
    body: z.object({ approve: z.boolean() }),
    answer: z.object({
      state: z.enum(["waiting", "approved", "declined"]),
      enrolmentUrl: z.string().nullable(),
      staffNumber: z.string().nullable(),
    }),
    handler: async ({ tx, actor, params, body }) =>
      decideStaffRequest(tx, actor, { id: params.id, approve: body.approve }),
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff/:id/stop",
    summary: "Stop a colleague at once; an admin only by request",
    security: "staff.stop",
    allow: ["admin"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ reason }),
    answer: staffCard,
    handler: async ({ tx, actor, params, body }) => stopStaff(tx, actor, params.id, body.reason),
  }),
];
