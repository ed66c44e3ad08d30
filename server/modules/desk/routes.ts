import { z } from "zod";
import { refuse } from "../../platform/http/errors.ts";
import { type AnyRoute, idParams, RELAXED, route, STRICT } from "../../platform/http/route.ts";
import { auditRead } from "../../platform/security/audit.ts";
import { getCustomer, revealContact } from "../identity/index.ts";
import { readCustomerCard } from "./customer-card.ts";
import { readInbox } from "./inbox.ts";
import { readOpenConversations } from "./open-conversations.ts";
import { readOverview } from "./overview.ts";
import {
  customerCardSchema,
  inboxSchema,
  openConversationsSchema,
  overviewSchema,
  searchSchema,
  trailSchema,
} from "./schemas.ts";
import { search } from "./search.ts";
import { readTrail } from "./trail.ts";

/** Why somebody needs to see a field in full: one sentence that an auditor understands. */
const REASON_LENGTH_MIN = 4;
const REASON_LENGTH_MAX = 300;
const SEARCH_LENGTH_MAX = 60;

export const routes: readonly AnyRoute[] = [
  route({
    method: "GET",
    url: "/v1/desk/inbox",
    summary: "My conversations, the assignments to me, and how many wait",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    answer: inboxSchema,
    handler: ({ tx, actor }) => readInbox(tx, actor),
  }),
  route({
    method: "GET",
    url: "/v1/desk/customers/:id",
    summary: "The customer card; every view is written to the audit log",
    allow: ["agent", "supervisor", "compliance"],
    limit: RELAXED,
    params: idParams,
    answer: customerCardSchema,
    handler: ({ tx, actor, params, language }) => readCustomerCard(tx, actor, params.id, language),
  }),
  route({
    method: "GET",
    url: "/v1/desk/customers/:id/reveal",
    summary: "One contact in full, with the reason that the audit log keeps",
    allow: ["agent", "supervisor", "compliance"],
    limit: STRICT,
    params: idParams,
    query: z.object({
      field: z.enum(["phone", "email"]),
      reason: z.string().trim().min(REASON_LENGTH_MIN).max(REASON_LENGTH_MAX),
    }),
    answer: z.object({ value: z.string().nullable() }),
    handler: async ({ tx, actor, params, query }) => {
      if (!(await getCustomer(tx, params.id))) throw refuse("not_found");
      // Written first: what cannot be logged is not shown.
      await auditRead(tx, actor, {
        action: "desk.reveal",
        subject: `customer:${params.id}`,
        details: { field: query.field, reason: query.reason },
      });
      return { value: await revealContact(tx, params.id, query.field) };
    },
  }),
  route({
    method: "GET",
    url: "/v1/desk/customers/:id/trail",
    summary: "Who saw or changed this customer's data, newest first",
    allow: ["agent", "supervisor", "compliance"],
    limit: RELAXED,
    params: idParams,
    answer: trailSchema,
    handler: async ({ tx, params }) => ({ items: await readTrail(tx, params.id) }),
  }),
  route({
    method: "GET",
    url: "/v1/desk/search",
    summary: "Customers by name, number or whole phone number; a case by its number",
    allow: ["agent", "supervisor", "compliance"],
    limit: RELAXED,
    query: z.object({ q: z.string().trim().min(1).max(SEARCH_LENGTH_MAX) }),
    answer: searchSchema,
    handler: ({ tx, actor, query }) => search(tx, actor, query.q),
  }),
  route({
    method: "GET",
    url: "/v1/desk/conversations",
    summary: "All conversations that wait or are served, the most urgent first",
    allow: ["supervisor"],
    limit: RELAXED,
    answer: openConversationsSchema,
    handler: ({ tx }) => readOpenConversations(tx),
  }),
  route({
    method: "GET",
    url: "/v1/desk/overview",
    summary: "The desk at a glance",
    allow: ["supervisor"],
    limit: RELAXED,
    answer: overviewSchema,
    handler: ({ tx }) => readOverview(tx),
  }),
];
