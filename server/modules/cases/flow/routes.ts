import { z } from "zod";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  pageQuery,
  RELAXED,
  route,
  timeSchema,
} from "../../../platform/http/route.ts";
import { auditRead } from "../../../platform/security/audit.ts";
import { verifyChain } from "../evidence/chain.ts";
import { listCases } from "../file/queries.ts";
import { caseKinds, caseOutcomes, caseStates } from "../file/types.ts";
import { addNote } from "./add-note.ts";
import { closeCase } from "./close-case.ts";
import { extendCase } from "./extend-case.ts";
import { openCase } from "./open-case.ts";
import { caseParts, summaries } from "./read-case.ts";
import {
  caseSchema,
  caseSummarySchema,
  reasonSchema,
  subjectSchema,
  textSchema,
} from "./schemas.ts";
import { caseView } from "./view.ts";

/** The longest extension any rule knows; each rule has its own bound below this. */
const EXTENSION_DAYS_MAX = 90;

const cursorSchema = pageQuery.extend({ cursor: z.uuid().optional() });

/** What staff do on a case; proposals have their own file. */
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
    status: 201,
    handler: async ({ tx, actor, body, language }) => {
      const { id } = await openCase(tx, actor, body);
      return caseView(await caseParts(tx, id), { language, now: tx.now, staffId: actor.staffId });
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
    allow: ["agent", "supervisor", "compliance"],
    limit: RELAXED,
    params: idParams,
    answer: caseSchema,
    handler: async ({ tx, actor, params, language }) => {
      const parts = await caseParts(tx, params.id);
      await auditRead(tx, actor, { action: "cases.view", subject: `case:${params.id}` });
      return caseView(parts, { language, now: tx.now, staffId: actor.staffId });
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
    status: 201,
    handler: async ({ tx, actor, params, body, language }) => {
      await addNote(tx, actor, params.id, body.text);
      return caseView(await caseParts(tx, params.id), {
        language,
        now: tx.now,
        staffId: actor.staffId,
      });
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
      workingDays: z
        .number()
        .int()
        .min(1)
        .max(EXTENSION_DAYS_MAX)
        .describe("counted from the day the case was opened"),
      reason: reasonSchema,
    }),
    answer: caseSchema,
    handler: async ({ tx, actor, params, body, language }) => {
      await extendCase(tx, actor, params.id, body);
      return caseView(await caseParts(tx, params.id), {
        language,
        now: tx.now,
        staffId: actor.staffId,
      });
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
    handler: async ({ tx, actor, params, body, language }) => {
      await closeCase(tx, actor, params.id, body);
      return caseView(await caseParts(tx, params.id), {
        language,
        now: tx.now,
        staffId: actor.staffId,
      });
    },
  }),
  route({
    method: "GET",
    url: "/v1/cases/:id/evidence",
    summary: "The hash chain of a case and whether it is whole",
    allow: ["supervisor", "compliance"],
    limit: RELAXED,
    params: idParams,
    answer: z.object({
      intact: z.boolean(),
      brokenAt: z.number().int().nullable().describe("the first entry that does not fit"),
      entries: z.array(
        z.object({
          number: z.number().int(),
          at: timeSchema,
          actor: z.string(),
          kind: z.string(),
          data: z.record(z.string(), z.string().nullable()),
          previousHash: z.string(),
          hash: z.string(),
        }),
      ),
    }),
    handler: async ({ tx, actor, params }) => {
      await caseParts(tx, params.id);
      const { entries, brokenAt } = await verifyChain(tx, params.id);
      await auditRead(tx, actor, { action: "cases.evidence", subject: `case:${params.id}` });
      return {
        intact: brokenAt === undefined,
        brokenAt: brokenAt ?? null,
        entries: entries.map((entry) => ({
          number: entry.number,
          at: entry.at.toISOString(),
          actor: entry.actor,
          kind: entry.kind,
          data: { ...entry.data },
          previousHash: entry.previous_hash.toString("hex"),
          hash: entry.hash.toString("hex"),
        })),
      };
    },
  }),
];
