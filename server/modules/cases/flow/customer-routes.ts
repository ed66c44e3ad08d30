import { z } from "zod";
import { refuse } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { type AnyRoute, CAREFUL, idParams, RELAXED, route } from "../../../platform/http/route.ts";
import { reasonSchema, subjectSchema, textSchema } from "../file/schemas.ts";
import { caseKinds } from "../file/types.ts";
import type { Viewer } from "../file/view.ts";
import { kindSpec } from "../kinds.ts";
import { escalateCase } from "./escalate-case.ts";
import { openCase } from "./open-case.ts";
import { caseParts, casesOf } from "./read-case.ts";
import { caseSummarySchema, customerCaseSchema } from "./schemas.ts";
import { customerCaseView } from "./view.ts";

/** Kinds that a customer may open alone. */
const customerKinds = caseKinds.filter((kind) => kindSpec(kind).openedBy.includes("customer"));

/** Customers' own cases; another customer's case is not found. */
export const customerRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/cases/mine",
    summary: "Complain: opens a case with a number and a date of the answer",
    allow: ["customer"],
    limit: CAREFUL,
    body: z.object({
      kind: z.enum(customerKinds),
      subject: subjectSchema,
      description: textSchema,
      orderId: z.uuid().optional(),
    }),
    answer: customerCaseSchema,
    status: 201,
    // Complaining moves no money, but a second press must not open a second case.
    idempotency: "route",
    handler: async ({ tx, actor, body, language }) => {
      const { id } = await openCase(tx, actor, { ...body, customerId: actor.customerId });
      return customerCaseView(await caseParts(tx, id), { app: tx.app, language, now: tx.now });
    },
  }),
  route({
    method: "GET",
    url: "/v1/cases/mine",
    summary: "My cases, newest first",
    allow: ["customer"],
    limit: RELAXED,
    answer: z.object({ items: z.array(caseSummarySchema) }),
    handler: async ({ tx, actor }) => ({ items: await casesOf(tx, actor.customerId) }),
  }),
  route({
    method: "GET",
    url: "/v1/cases/mine/:id",
    summary: "One of my cases with its timeline and decisions",
    allow: ["customer"],
    limit: RELAXED,
    params: idParams,
    answer: customerCaseSchema,
    handler: async ({ tx, actor, params, language }) =>
      ownCase(await caseParts(tx, params.id), actor, { app: tx.app, language, now: tx.now }),
  }),
  route({
    method: "POST",
    url: "/v1/cases/mine/:id/escalate",
    summary: "Ask for a supervisor's review; opens a closed case again",
    allow: ["customer"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ reason: reasonSchema }),
    answer: customerCaseSchema,
    handler: async ({ tx, actor, params, body, language }) => {
      await escalateCase(tx, actor, params.id, body.reason);
      return customerCaseView(await caseParts(tx, params.id), {
        app: tx.app,
        language,
        now: tx.now,
      });
    },
  }),
];

function ownCase(
  parts: Awaited<ReturnType<typeof caseParts>>,
  actor: CustomerActor,
  viewer: Viewer,
) {
  if (parts.card.customer_id !== actor.customerId) throw refuse("not_found");
  return customerCaseView(parts, viewer);
}
