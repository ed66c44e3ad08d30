import { z } from "zod";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { staffRoles } from "../../../platform/http/permission.ts";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  PAGE_MAX,
  RELAXED,
  route,
  STRICT,
} from "../../../platform/http/route.ts";
import * as factor from "../factors/schemas.ts";
import { staffById } from "../people/queries.ts";
import * as person from "../people/schemas.ts";
import {
  clearSessionCookie,
  requestToken,
  setSessionCookie,
  tokenInAnswer,
} from "../sessions/cookies.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteStaffSession, deleteStaffSessionById } from "../sessions/queries.ts";
import { hashToken } from "../sessions/token.ts";
import { addStaff } from "./add-staff.ts";
import { findStaffByNumber, toStaffCard } from "./cards.ts";
import { changeStaff } from "./change-staff.ts";
import { allStaffCards } from "./queries.ts";
import * as colleague from "./schemas.ts";
import { beginStaffSignIn, finishStaffSignIn, toStaffMe } from "./sign-in.ts";

const staffNumber = z.string().regex(/^\d{3,10}$/);

const role = z.enum(staffRoles);

const everyRole = [...staffRoles];

const department = z.string().trim().min(1).max(40);

const roles = z.array(role).min(1).max(staffRoles.length);

const staffCard = z
  .object({
    id: z.uuid(),
    staffNumber: z.string(),
    displayName: z.string(),
    department: z.string(),
    departmentEn: z.string(),
    roles: z.array(role),
    active: z.boolean(),
  })
  .meta({ id: "StaffCard" });

export const staffRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/staff/sign-in",
    summary: "Staff, first factor: number and password",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ staffNumber, password: factor.password }),
    answer: z.object({ challengeId: z.uuid() }),
    handler: async ({ app, body, request }) =>
      beginStaffSignIn(app, { ...body, address: request.ip }),
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff/sign-in/totp",
    summary: "Staff, second factor: the authenticator's code",
    allow: ["anyone"],
    limit: STRICT,
    transaction: "none",
    body: z.object({ challengeId: z.uuid(), code: factor.oneTimeCode }),
    answer: z.object({ token: z.string().optional(), staff: colleague.staffMe }),
    handler: async ({ app, body, request, reply }) => {
      const result = await finishStaffSignIn(app, { ...body, address: request.ip });
      const old = requestToken(app, request);
      if (old?.kind === "staff")
        await endSessions(app.database, deleteStaffSession, hashToken(old.token));
      setSessionCookie(app, reply, "staff", result.token);
      return { ...result, token: undefined, ...tokenInAnswer(request, result.token) };
    },
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff/sign-out",
    summary: "End this staff session at once",
    allow: everyRole,
    limit: CAREFUL,
    answer: z.null(),
    handler: async ({ tx, app, actor, reply }) => {
      await endSessions(tx, deleteStaffSessionById, actor.sessionId);
      clearSessionCookie(app, reply, "staff");
      return null;
    },
  }),
  route({
    method: "GET",
    url: "/v1/identity/staff/me",
    summary: "The signed-in member of staff",
    allow: everyRole,
    limit: RELAXED,
    answer: colleague.staffMe,
    handler: async ({ tx, actor }) => toStaffMe(await tx.one(staffById, actor.staffId)),
  }),
  route({
    method: "GET",
    url: "/v1/identity/staff/check/:staffNumber",
    summary: "Is this really you? The member of staff with this number",
    allow: ["anyone"],
    limit: CAREFUL,
    params: z.object({ staffNumber }),
    answer: z.object({
      staffNumber: z.string(),
      displayName: z.string(),
      active: z.boolean(),
      department: z.string(),
    }),
    handler: async ({ tx, params, language }) => {
      const card = await findStaffByNumber(tx, params.staffNumber);
      if (!card) throw refuseRequest("not_found");
      const { displayName, active } = card;
      const inLanguage = language === "en" ? card.departmentEn : card.department;
      return { staffNumber: card.staffNumber, displayName, active, department: inLanguage };
    },
  }),
  route({
    method: "GET",
    url: "/v1/identity/staff",
    summary: "All staff",
    allow: ["admin", "supervisor"],
    limit: RELAXED,
    answer: z.object({ items: z.array(staffCard) }),
    reads: { action: "identity.staff-list", about: () => ["staff"], isWorkList: true },
    handler: async ({ tx }) => ({
      items: (await tx.all(allStaffCards, PAGE_MAX)).map(toStaffCard),
    }),
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff",
    summary: "Add a member of staff; the authenticator's secret is shown this once",
    allow: ["admin"],
    limit: CAREFUL,
    status: 201,
    transaction: "none",
    body: z.object({
      displayName: person.displayName,
      roles,
      password: factor.password,
      department: department.optional(),
      departmentEn: department.optional(),
      language: person.language.optional(),
    }),
    answer: z.object({ id: z.uuid(), staffNumber: z.string(), totpUri: z.string() }),
    handler: async ({ app, actor, body }) => {
      const { staffId: id, staffNumber: number, totpUri } = await addStaff(app, actor, body);
      return { id, staffNumber: number, totpUri };
    },
  }),
  route({
    method: "PATCH",
    url: "/v1/identity/staff/:id",
    summary: "Change a colleague's entry; new rights sign them out",
    allow: ["admin"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({
      displayName: person.displayName.optional(),
      department: department.optional(),
      departmentEn: department.optional(),
      roles: roles.optional(),
      active: z.boolean().optional(),
    }),
    answer: staffCard,
    handler: async ({ tx, actor, params, body }) => changeStaff(tx, actor, params.id, body),
  }),
];
