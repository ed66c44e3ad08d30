import { z } from "zod";
import { refuseRequest } from "../../../platform/http/errors.ts";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  pageQuery,
  RELAXED,
  route,
} from "../../../platform/http/route.ts";
import { caseLookedAt } from "../events.ts";
import { findCase, listCases } from "../file/queries.ts";
import { listsCases, showsCase, showsCaseAgain } from "../file/reads.ts";
import { reasonSchema, subjectSchema, textSchema } from "../file/schemas.ts";
import { caseKinds, caseOutcomes, caseStates } from "../file/types.ts";
import { extendCase } from "../obligations/extend-case.ts";
import { addNote } from "./add-note.ts";
import { closeCase } from "./close-case.ts";
import { openCase } from "./open-case.ts";
import { staffCase, summaries } from "./read-case.ts";
import { caseSchema, caseSummarySchema } from "./schemas.ts";

/** The longest extension any rule knows; each rule has its own bound below this. */
const EXTENSION_DAYS_MAX = 90;

const cursorSchema = pageQuery.extend({ cursor: z.uuid().optional() });

/** Acts of staff on a case; proposals and evidence have their own files. */
export const staffRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/cases",
    summary: "Open a case, alone or from a conversation",
    allow: ["agent", "supervisor"],
    limit: CAREFUL,
    body: z.object({
      kind: z.enum(caseKinds),
      customerId: z.uuid(),
      conversationId: z.uuid().optional(),
      orderId: z.uuid().optional(),
      subject: subjectSchema,
      description: textSchema,
      remedySought: textSchema.optional(),
    }),
    answer: caseSchema,
    reads: showsCaseAgain,
    status: 201,
    handler: async ({ tx, actor, body, language }) => {
      const { id } = await openCase(tx, actor, body);
      return staffCase(tx, actor, id, language);
    },
  }),
  route({
    method: "GET",
    url: "/v1/cases",
    summary: "Cases, newest first",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    query: cursorSchema.extend({
      state: z.enum(caseStates).optional(),
      mine: z.stringbool().optional().describe("only those I opened"),
    }),
    answer: z.object({ items: z.array(caseSummarySchema), next: z.string().nullable() }),
    reads: listsCases,
    handler: async ({ tx, actor, query }) => {
      const mine = query.mine ? actor.staffId : null;
      const { state = null, cursor = null, limit } = query;
      const cards = await tx.all(listCases, state, mine, cursor, limit);
      const next = cards.length === limit ? (cards.at(-1)?.id ?? null) : null;
      return { items: await summaries(tx, cards), next };
    },
  }),
  route({
    method: "GET",
    url: "/v1/cases/:id",
    summary: "A case with its duties, timeline and proposals",
    allow: ["agent", "supervisor", "finance", "compliance"],
    limit: RELAXED,
    params: idParams,
    answer: caseSchema,
    reads: showsCase,
    handler: ({ tx, actor, params, language }) => staffCase(tx, actor, params.id, language),
  }),
  route({
    method: "POST",
    url: "/v1/cases/:id/look",
    summary: "I have this case open: colleagues on it see so",
    allow: ["agent", "supervisor"],
    limit: RELAXED,
    params: idParams,
    answer: z.null(),
    handler: async ({ tx, actor, params }) => {
      if (!(await tx.maybe(findCase, params.id))) throw refuseRequest("not_found");
      await tx.app.live.whisper(tx, caseLookedAt(params.id, actor));
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/cases/:id/notes",
    summary: "Write down what was found; staff only",
    allow: ["agent", "supervisor"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ text: textSchema }),
    answer: caseSchema,
    reads: showsCaseAgain,
    status: 201,
    handler: async ({ tx, actor, params, body, language }) => {
      await addNote(tx, actor, params.id, body.text);
      return staffCase(tx, actor, params.id, language);
    },
  }),
  route({
    method: "POST",
    url: "/v1/cases/:id/extensions",
    summary: "Put the answer off, within what the rule allows and with a reason",
    allow: ["supervisor"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({
      days: z
        .number()
        .int()
        .min(1)
        .max(EXTENSION_DAYS_MAX)
        .describe("in all, in the unit of the duty's own rule, counted from the duty's start"),
      reason: reasonSchema,
    }),
    answer: caseSchema,
    reads: showsCaseAgain,
    handler: async ({ tx, actor, params, body, language }) => {
      await extendCase(tx, actor, params.id, body);
      return staffCase(tx, actor, params.id, language);
    },
  }),
  route({
    method: "POST",
    url: "/v1/cases/:id/close",
    summary: "Close a case with the answer to the customer",
    allow: ["agent", "supervisor"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ outcome: z.enum(caseOutcomes), summary: textSchema }),
    answer: caseSchema,
    reads: showsCaseAgain,
    handler: async ({ tx, actor, params, body, language }) => {
      await closeCase(tx, actor, params.id, body);
      return staffCase(tx, actor, params.id, language);
    },
  }),
];
