import { z } from "zod";
import {
  CAREFUL,
  idParams,
  pageQuery,
  RELAXED,
  route,
  timeSchema,
} from "../../../platform/http/route.ts";
import { figures } from "./figures.ts";
import { listSuggestions, wireSuggestion } from "./list-suggestions.ts";
import { listModels, restoreModel } from "./models.ts";
import { pickArticle } from "./pick-article.ts";
import { approve, reject } from "./review.ts";

const DAYS_MAX = 365;
const DAYS_DEFAULT = 30;
/** Postgres' int is the version's. */
const VERSION_MAX = 2_147_483_647;

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);
const linkSchema = z.object({ slug: z.string(), title: z.string() });
const stateSchema = z.enum(["waiting", "approved", "rejected"]);
const count = z.number().int();
const shareSchema = z.number().nullable();

const suggestionSchema = z
  .object({
    id: z.uuid(),
    text: z.string(),
    language: z.enum(["zh", "en"]),
    proposed: linkSchema.nullable(),
    guesses: z.array(linkSchema),
    source: z.enum(["agent", "helped", "choice", "rephrased", "not_helped", "unanswered"]),
    count,
    unansweredCount: count,
    state: stateSchema,
    decided: linkSchema.nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: timeSchema.nullable(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
  })
  .meta({ id: "Suggestion" });

const suggestions = [
  route({
    method: "POST",
    url: "/v1/help/suggestions",
    summary: "Say which article would have answered a customer's message",
    allow: ["agent", "supervisor"],
    limit: CAREFUL,
    body: z.object({ conversationId: z.uuid(), messageId: z.uuid(), slug }),
    answer: z.null(),
    handler: async ({ tx, actor, body }) => {
      await pickArticle(tx, actor, body);
      return null;
    },
  }),
  route({
    method: "GET",
    url: "/v1/help/suggestions",
    summary: "Suggested phrasings, most asked first; agents see their own",
    allow: ["agent", "supervisor", "admin"],
    limit: RELAXED,
    query: pageQuery.extend({ state: stateSchema.default("waiting") }),
    answer: z.object({
      items: z.array(suggestionSchema),
      counts: z.object({ waiting: count, approved: count, rejected: count }),
      next: z.string().nullable(),
    }),
    handler: async ({ tx, actor, query, language }) => {
      const { state, cursor, limit } = query;
      return listSuggestions(tx, actor, { state, cursor, limit, language });
    },
  }),
  route({
    method: "POST",
    url: "/v1/help/suggestions/:id/approve",
    summary: "Teach a suggested phrasing; null: a question that is not answered here",
    allow: ["supervisor", "admin"],
    limit: RELAXED,
    params: idParams,
    body: z.object({ slug: slug.nullable() }),
    answer: suggestionSchema,
    handler: async ({ tx, actor, params, body, language }) => {
      const row = await approve(tx, actor, { id: params.id, slug: body.slug });
      return wireSuggestion(tx, row, language);
    },
  }),
  route({
    method: "POST",
    url: "/v1/help/suggestions/:id/reject",
    summary: "Refuse a suggested phrasing, or take back an approved one",
    allow: ["supervisor", "admin"],
    limit: RELAXED,
    params: idParams,
    answer: suggestionSchema,
    handler: async ({ tx, actor, params, language }) =>
      wireSuggestion(tx, await reject(tx, actor, params.id), language),
  }),
];

const modelSchema = z
  .object({
    version: count,
    trainedAt: timeSchema,
    /** Phrasings it was taught; null for models of an older release. */
    phrasings: count.nullable(),
    inUse: z.boolean(),
    /** Held-out rows behind the shares below. */
    rows: count,
    top1: z.number(),
    top3: z.number(),
    coverage: z.number(),
    precision: z.number(),
    calibrationError: z.number(),
    articles: z.array(linkSchema.extend({ shown: count, right: count })),
  })
  .meta({ id: "HelpModel" });

const models = [
  route({
    method: "GET",
    url: "/v1/help/models",
    summary: "The trained recognisers that are kept, with their own test figures",
    allow: ["supervisor", "admin"],
    limit: RELAXED,
    answer: z.object({
      training: z.boolean(),
      phrasingsNew: count,
      restored: z.object({ by: z.string(), at: timeSchema }).nullable(),
      items: z.array(modelSchema),
    }),
    handler: async ({ tx, language }) => listModels(tx, language),
  }),
  route({
    method: "POST",
    url: "/v1/help/models/:version/restore",
    summary: "Use a kept recogniser again, until the next training",
    allow: ["supervisor", "admin"],
    limit: CAREFUL,
    params: z.object({ version: z.coerce.number().int().min(1).max(VERSION_MAX) }),
    answer: z.null(),
    handler: async ({ tx, actor, params }) => {
      await restoreModel(tx, actor, params.version);
      return null;
    },
  }),
  route({
    method: "GET",
    url: "/v1/help/figures",
    summary: "Coverage, precision by article, wrong answers and what stays unanswered",
    allow: ["supervisor", "admin"],
    limit: RELAXED,
    query: z.object({ days: z.coerce.number().int().min(1).max(DAYS_MAX).default(DAYS_DEFAULT) }),
    answer: z.object({
      days: count,
      outcomes: z.object({
        answered: count,
        choices: count,
        unanswered: count,
        unsupported: count,
        person: count,
      }),
      questions: count,
      coverage: shareSchema,
      wrongAnswerRate: shareSchema,
      judged: count,
      articles: z.array(
        linkSchema.extend({ answered: count, right: count, wrong: count, precision: shareSchema }),
      ),
      unanswered: z.array(
        z.object({
          id: z.uuid(),
          text: z.string(),
          language: z.enum(["zh", "en"]),
          count,
          state: stateSchema,
        }),
      ),
    }),
    handler: async ({ tx, query, language }) => figures(tx, query.days, language),
  }),
];

export const learningRoutes = [...suggestions, ...models];
