import { z } from "zod";
import { CAREFUL, COST, RELAXED, route, timeSchema } from "../../platform/http/route.ts";
import { demandArticle, listArticles } from "./articles/articles.ts";
import { CATEGORY_IDS } from "./articles/categories.ts";
import { recordFeedback } from "./articles/feedback.ts";
import { checkChannel, directory } from "./directory/directory.ts";
import { editingRoutes } from "./editing/routes.ts";
import { learningRoutes } from "./learning/routes.ts";
import { searchArticles } from "./search/search-articles.ts";
import { tryQuestion } from "./search/try-question.ts";

const SEARCH_TEXT_MAX = 200;
const SEARCH_HITS = 8;
const CHANNEL_LENGTH_MAX = 300;
const COMMENT_LENGTH_MAX = 500;
/** As much as a mail may bring; a subject line is what mail programs show of one. */
const TRIED_LENGTH_MAX = 20_000;
const SUBJECT_LENGTH_MAX = 300;

const slugParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) });
const languageQuery = z.object({ language: z.enum(["zh", "en"]).optional() });
const linkSchema = z.object({ slug: z.string(), title: z.string() });
const channelSchema = z.object({
  kind: z.enum(["hotline", "email", "web", "app", "sms"]),
  value: z.string(),
  label: z.string(),
  verified: z.literal(true),
  note: z.string(),
});
const highlightSchema = z.object({
  field: z.enum(["title", "phrasing", "body"]),
  text: z.string(),
  /** Half-open ranges of UTF-16 units of `text`. */
  ranges: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
});

const articles = [
  route({
    method: "GET",
    url: "/v1/help/articles",
    summary: "Help articles and their categories",
    allow: ["anyone"],
    limit: RELAXED,
    query: languageQuery.extend({ category: z.enum(CATEGORY_IDS).optional() }),
    answer: z.object({
      items: z.array(
        linkSchema.extend({ category: z.string(), summary: z.string(), planned: z.boolean() }),
      ),
      categories: z.array(z.object({ id: z.string(), title: z.string(), count: z.number().int() })),
    }),
    handler: async ({ app, query, language }) =>
      listArticles(app, query.language ?? language, query.category),
  }),
  route({
    method: "GET",
    url: "/v1/help/articles/:slug",
    summary: "One help article",
    allow: ["anyone"],
    limit: RELAXED,
    params: slugParams,
    query: languageQuery,
    answer: linkSchema.extend({
      category: z.string(),
      summary: z.string(),
      /** Markdown; links lead to `app:/path` or `help:slug`. */
      body: z.string(),
      planned: z.boolean(),
      related: z.array(linkSchema),
      updatedAt: timeSchema,
      version: z.number().int(),
    }),
    handler: async ({ app, params, query, language }) => {
      const article = demandArticle(app, params.slug, query.language ?? language);
      const { facts: _, ...shown } = article;
      return { ...shown, updatedAt: article.updatedAt.toISOString() };
    },
  }),
  route({
    method: "POST",
    url: "/v1/help/articles/:slug/feedback",
    summary: "Say whether an article helped",
    allow: ["anyone"],
    limit: CAREFUL,
    params: slugParams,
    body: z.object({
      helped: z.boolean(),
      comment: z.string().trim().max(COMMENT_LENGTH_MAX).optional(),
    }),
    answer: z.null(),
    handler: async ({ tx, params, body }) => {
      await recordFeedback(tx, { slug: params.slug, source: "page", ...body });
      return null;
    },
  }),
  route({
    method: "GET",
    url: "/v1/help/search",
    summary: "Search the articles while typing",
    allow: ["anyone"],
    limit: RELAXED,
    cost: COST.search,
    query: languageQuery.extend({ q: z.string().max(SEARCH_TEXT_MAX) }),
    answer: z.object({
      items: z.array(
        linkSchema.extend({ summary: z.string(), highlights: z.array(highlightSchema) }),
      ),
    }),
    handler: async ({ app, query, language }) => ({
      items: await searchArticles(app, query.q, query.language ?? language, SEARCH_HITS),
    }),
  }),
];

const channels = [
  route({
    method: "GET",
    url: "/v1/help/directory",
    summary: "All official channels; what is not here is not us",
    allow: ["anyone"],
    limit: RELAXED,
    answer: z.object({ items: z.array(channelSchema) }),
    handler: async ({ app, language }) => ({ items: directory(app, language) }),
  }),
  route({
    method: "GET",
    url: "/v1/help/directory/check",
    summary: "Is this number, address or link ours?",
    allow: ["anyone"],
    limit: RELAXED,
    query: z.object({ value: z.string().trim().min(1).max(CHANNEL_LENGTH_MAX) }),
    answer: z.object({
      ours: z.boolean(),
      entry: channelSchema.nullable(),
      advice: z.string(),
    }),
    handler: async ({ app, query, language }) => checkChannel(app, query.value, language),
  }),
];

const tried = route({
  method: "POST",
  url: "/v1/help/editor/try",
  summary: "What would the automatic line make of this question now?",
  allow: ["agent", "supervisor", "admin"],
  limit: RELAXED,
  body: z.object({
    question: z.string().max(TRIED_LENGTH_MAX),
    /** Given, even when empty: the question is the body of an e-mail. */
    subject: z.string().max(SUBJECT_LENGTH_MAX).optional(),
  }),
  answer: z.object({
    outcome: z.enum(["answer", "choices", "person", "unsupported"]),
    reason: z.string(),
    safety: z.string().nullable(),
    language: z.enum(["zh", "en"]),
    /** Best first, with honest probabilities. */
    candidates: z.array(linkSchema.extend({ probability: z.number() })),
    /** Everything that the words clearly ask for, in the order of asking. */
    intents: z.array(linkSchema),
  }),
  handler: ({ app, body, language }) => tryQuestion(app, body, language),
});

export const routes = [...articles, ...channels, ...learningRoutes, ...editingRoutes, tried];
