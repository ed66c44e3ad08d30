import { z } from "zod";
import { type AnyRoute, idParams, route } from "../../../platform/http/route.ts";
import { lockForCustomer, signOutForCustomer, staffLockReasons } from "./staff-lock.ts";

/** Far above a bad day at the desk, far below what would lock half the town. */
const BY_ONE_COLLEAGUE = { max: 60, perSeconds: 3_600 };

/** An auditor must understand it; the customer may ask for it. */
const note = z.string().trim().min(4).max(500);

/** What one colleague alone may do for a customer: close, never open. */
export const staffCustomerRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/identity/customers/:id/lock",
    summary: "Lock a customer's wallet at once and end every session; to unlock takes two",
    allow: ["agent", "supervisor", "teller", "compliance"],
    limit: BY_ONE_COLLEAGUE,
    params: idParams,
    body: z.object({ reason: z.enum(staffLockReasons), note }),
    answer: z.object({
      locked: z.boolean().describe("false when staff had locked it before"),
      sessionsEnded: z.number().int(),
    }),
    handler: async ({ tx, actor, params, body }) => lockForCustomer(tx, actor, params.id, body),
  }),
  route({
    method: "POST",
    url: "/v1/identity/customers/:id/sign-out",
    summary: "End a customer's sessions, or those of one device, and forget the devices",
    allow: ["agent", "supervisor", "teller", "compliance"],
    limit: BY_ONE_COLLEAGUE,
    params: idParams,
    body: z.object({ deviceId: z.uuid().optional(), note }),
    answer: z.object({ sessionsEnded: z.number().int() }),
    handler: async ({ tx, actor, params, body }) => signOutForCustomer(tx, actor, params.id, body),
  }),
];
