import { z } from "zod";
import { refuse } from "../../platform/http/errors.ts";
import {
  type AnyRoute,
  COST,
  idParams,
  PAGE_MAX,
  RELAXED,
  route,
  STRICT,
} from "../../platform/http/route.ts";
import { getCustomer, revealContact } from "../identity/index.ts";
import { readCustomerCard } from "./customer-card.ts";
import { readInbox } from "./inbox.ts";
import { readOpenConversations } from "./open-conversations.ts";
import { readOverview } from "./overview.ts";
import {
  listsConversations,
  listsInbox,
  reveals,
  searches,
  showsCard,
  showsTrail,
} from "./reads.ts";
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
const TRAIL_PAGE = 30;

export const routes: readonly AnyRoute[] = [
  route({
    method: "GET",
    url: "/v1/desk/inbox",
    summary: "My conversations, the assignments to me, and how many wait",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    answer: inboxSchema,
    reads: listsInbox,
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
    reads: showsCard,
    handler: ({ tx, params, language }) => readCustomerCard(tx, params.id, language),
  }),
  route({
    method: "POST",
    url: "/v1/desk/customers/:id/reveal",
    summary: "One contact in full, with the reason that the audit log keeps",
    allow: ["agent", "supervisor", "compliance"],
    limit: STRICT,
    params: idParams,
    body: z.object({
      field: z.enum(["phone", "email"]),
      reason: z.string().trim().min(REASON_LENGTH_MIN).max(REASON_LENGTH_MAX),
    }),
    answer: z.object({ value: z.string().nullable() }),
    reads: reveals,
    transaction: "none",
    handler: async ({ tx, params, body }) => {
      if (!(await getCustomer(tx, params.id))) throw refuse("not_found");
      return { value: await revealContact(tx, params.id, body.field) };
    },
  }),
  route({
    method: "GET",
    url: "/v1/desk/customers/:id/trail",
    summary: "Who saw or changed this customer's data, newest first",
    allow: ["agent", "supervisor", "compliance"],
    limit: RELAXED,
    params: idParams,
    query: z.object({
      cursor: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(TRAIL_PAGE),
    }),
    answer: trailSchema,
    reads: showsTrail,
    handler: ({ tx, params, query }) => readTrail(tx, params.id, query),
  }),
  route({
    method: "POST",
    url: "/v1/desk/search",
    summary: "Whatever people read aloud: numbers of all kinds, names, phones or their last four",
    allow: ["agent", "supervisor", "compliance"],
    limit: RELAXED,
    cost: COST.search,
    body: z.object({ q: z.string().trim().min(1).max(SEARCH_LENGTH_MAX) }),
    answer: searchSchema,
    reads: searches,
    transaction: "none",
    handler: ({ tx, body }) => search(tx, body.q),
  }),
  route({
    method: "GET",
    url: "/v1/desk/conversations",
    summary: "All conversations that wait or are served, the most urgent first",
    allow: ["supervisor"],
    limit: RELAXED,
    answer: openConversationsSchema,
    reads: listsConversations,
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
