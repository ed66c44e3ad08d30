import { z } from "zod";
import { CAREFUL, RELAXED, route } from "../../../platform/http/route.ts";
import { discardDraft } from "./discard-draft.ts";
import { listForWriters } from "./list-articles.ts";
import { publishDraft } from "./publish-draft.ts";
import { readArticle, readVersion } from "./read-article.ts";
import { restoreVersion } from "./restore-version.ts";
import { retireArticle } from "./retire-article.ts";
import { returnDraft } from "./return-draft.ts";
import { REVIEWERS, WRITERS } from "./reviewer.ts";
import { saveDraft } from "./save-draft.ts";
import {
  draftSchema,
  editedArticleSchema,
  listQuery,
  listSchema,
  noteBody,
  publishedSchema,
  restoreBody,
  returnBody,
  revisionBody,
  revisionQuery,
  saveBody,
  slugParams,
  versionParams,
  versionSchema,
} from "./schemas.ts";
import { submitDraft } from "./submit-draft.ts";
import { viewDraft } from "./view.ts";

const reading = [
  route({
    method: "GET",
    url: "/v1/help/editor/articles",
    summary: "Articles and drafts for who writes and reviews them",
    allow: WRITERS,
    limit: RELAXED,
    query: listQuery,
    answer: listSchema,
    handler: async ({ tx, actor, query }) => {
      const { state, text, category } = query;
      return listForWriters(tx, actor, { state, text, category });
    },
  }),
  route({
    method: "GET",
    url: "/v1/help/editor/articles/:slug",
    summary: "An article with its draft, its versions and what ships anew",
    allow: WRITERS,
    limit: RELAXED,
    params: slugParams,
    answer: editedArticleSchema,
    handler: async ({ tx, actor, params }) => readArticle(tx, actor, params.slug),
  }),
  route({
    method: "GET",
    url: "/v1/help/editor/articles/:slug/versions/:version",
    summary: "One version of an article",
    allow: WRITERS,
    limit: RELAXED,
    params: versionParams,
    answer: versionSchema,
    handler: async ({ tx, params }) => readVersion(tx, params.slug, params.version),
  }),
];

const writing = [
  route({
    method: "PUT",
    url: "/v1/help/editor/articles/:slug/draft",
    summary: "Save what is written, complete or not",
    allow: WRITERS,
    // An editor saves by itself every few seconds.
    limit: RELAXED,
    params: slugParams,
    body: saveBody,
    answer: draftSchema,
    handler: async ({ tx, actor, params, body }) => {
      const row = await saveDraft(tx, actor, { slug: params.slug, ...body });
      return viewDraft(tx, actor, row);
    },
  }),
  route({
    method: "DELETE",
    url: "/v1/help/editor/articles/:slug/draft",
    summary: "Throw a draft away",
    allow: WRITERS,
    limit: CAREFUL,
    params: slugParams,
    query: revisionQuery,
    answer: z.null(),
    handler: async ({ tx, actor, params, query }) => {
      await discardDraft(tx, actor, { slug: params.slug, revision: query.revision });
      return null;
    },
  }),
  route({
    method: "POST",
    url: "/v1/help/editor/articles/:slug/draft/submit",
    summary: "Hand a draft to a second person",
    allow: WRITERS,
    limit: CAREFUL,
    params: slugParams,
    body: revisionBody,
    answer: draftSchema,
    handler: async ({ tx, actor, params, body }) => {
      const row = await submitDraft(tx, actor, { slug: params.slug, ...body });
      return viewDraft(tx, actor, row);
    },
  }),
  route({
    method: "POST",
    url: "/v1/help/editor/articles/:slug/retire",
    summary: "Ask a second person to retire an article",
    allow: WRITERS,
    limit: CAREFUL,
    params: slugParams,
    body: noteBody,
    answer: draftSchema,
    handler: async ({ tx, actor, params, body }) => {
      const row = await retireArticle(tx, actor, { slug: params.slug, ...body });
      return viewDraft(tx, actor, row);
    },
  }),
  route({
    method: "POST",
    url: "/v1/help/editor/articles/:slug/restore",
    summary: "Open a draft with the words of another version",
    allow: WRITERS,
    limit: CAREFUL,
    params: slugParams,
    body: restoreBody,
    answer: draftSchema,
    handler: async ({ tx, actor, params, body }) => {
      const row = await restoreVersion(tx, actor, { slug: params.slug, ...body });
      return viewDraft(tx, actor, row);
    },
  }),
];

const reviewing = [
  route({
    method: "POST",
    url: "/v1/help/editor/articles/:slug/draft/publish",
    summary: "Publish what others wrote",
    allow: REVIEWERS,
    limit: CAREFUL,
    params: slugParams,
    body: revisionBody,
    answer: publishedSchema,
    handler: async ({ tx, actor, params, body }) => {
      const published = await publishDraft(tx, actor, { slug: params.slug, ...body });
      return { ...published, retiredAt: published.retiredAt?.toISOString() ?? null };
    },
  }),
  route({
    method: "POST",
    url: "/v1/help/editor/articles/:slug/draft/return",
    summary: "Give a draft back to its writers with a reason",
    allow: REVIEWERS,
    limit: CAREFUL,
    params: slugParams,
    body: returnBody,
    answer: draftSchema,
    handler: async ({ tx, actor, params, body }) => {
      const row = await returnDraft(tx, actor, { slug: params.slug, ...body });
      return viewDraft(tx, actor, row);
    },
  }),
];

export const editingRoutes = [...reading, ...writing, ...reviewing];
