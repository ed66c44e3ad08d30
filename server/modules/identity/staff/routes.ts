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
import { toStaffCard } from "./cards.ts";
import { changeStaffPassword } from "./change-password.ts";
import { changeStaff } from "./change-staff.ts";
import { isRealStaff } from "./is-real.ts";
import { allStaffCards } from "./queries.ts";
import * as colleague from "./schemas.ts";
import { beginStaffSignIn, finishStaffSignIn, toStaffMe } from "./sign-in.ts";

const staffNumber = z.string().regex(/^\d{3,10}$/);

const everyRole = [...staffRoles];

export const staffRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/staff/sign-in",
    summary: "Staff, first factor: number and password",
    security: "staff.sign-in",
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
    security: "staff.sign-in-totp",
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
    method: "GET",
    url: "/v1/identity/staff/me",
    summary: "The signed-in member of staff",
    allow: everyRole,
    limit: RELAXED,
    answer: colleague.staffMe,
    handler: async ({ tx, actor }) => toStaffMe(await tx.one(staffById, actor.staffId)),
  }),
  route({
    method: "POST",
    url: "/v1/identity/staff/check",
    summary: "Is this really you? Yes only when number and name belong together",
    allow: ["anyone"],
    limit: STRICT,
    body: z.object({ staffNumber, name: person.displayName }),
    answer: z.object({ real: z.boolean() }),
    handler: async ({ tx, body }) => ({ real: await isRealStaff(tx, body) }),
  }),
  route({
    method: "GET",
    url: "/v1/identity/staff",
    summary: "All staff",
    allow: ["admin", "supervisor"],
    limit: RELAXED,
    answer: z.object({ items: z.array(colleague.staffCard) }),
    reads: { action: "identity.staff-list", about: () => ["staff"], isWorkList: true },
    handler: async ({ tx }) => ({
      items: (await tx.all(allStaffCards, PAGE_MAX)).map(toStaffCard),
    }),
  }),
  route({
    method: "PATCH",
    url: "/v1/identity/staff/:id",
    summary: "Change how a colleague is called; rights change by request",
    security: "staff.change",
    allow: ["admin"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({
      displayName: person.staffName.optional(),
      department: colleague.department.optional(),
      departmentEn: colleague.department.optional(),
    }),
    answer: colleague.staffCard,
    handler: async ({ tx, actor, params, body }) => changeStaff(tx, actor, params.id, body),
  }),
];
