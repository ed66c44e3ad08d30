import { z } from "zod";
import { timeSchema } from "../../../platform/http/route.ts";
import { CATEGORY_IDS } from "../articles/categories.ts";

/** Far above what any article needs, far below what would burden a screen or a training. */
const TITLE_LENGTH_MAX = 120;
const SUMMARY_LENGTH_MAX = 300;
const BODY_LENGTH_MAX = 20_000;
const PHRASINGS_MAX = 200;
const PHRASING_LENGTH_MAX = 200;
const RELATED_MAX = 10;
const NOTE_LENGTH_MAX = 500;
const SLUG_LENGTH_MAX = 80;
/** Postgres' int is the version's and the revision's. */
const NUMBER_MAX = 2_147_483_647;

const slug = z
  .string()
  .max(SLUG_LENGTH_MAX)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
export const slugParams = z.object({ slug });
const version = z.number().int().min(1).max(NUMBER_MAX);
export const versionParams = z.object({
  slug,
  version: z.coerce.number().int().min(1).max(NUMBER_MAX),
});
const revision = z.number().int().min(1).max(NUMBER_MAX);

/** Half a character or a zero byte comes from no keyboard, and Postgres keeps neither. */
const isText = (text: string) => text.isWellFormed() && !text.includes("\0");
const textUpTo = (length: number) => z.string().max(length).refine(isText);
const bothUpTo = (length: number) => z.object({ zh: textUpTo(length), en: textUpTo(length) });
const phrasingList = z.array(textUpTo(PHRASING_LENGTH_MAX)).max(PHRASINGS_MAX);

/** As content.ts has it, but it may be incomplete: what is missing is a fault, not a refusal. */
export const articleContentSchema = z
  .object({
    category: z.enum(CATEGORY_IDS),
    title: bothUpTo(TITLE_LENGTH_MAX),
    summary: bothUpTo(SUMMARY_LENGTH_MAX),
    body: bothUpTo(BODY_LENGTH_MAX),
    phrasings: z.object({ zh: phrasingList, en: phrasingList }),
    related: z.array(textUpTo(SLUG_LENGTH_MAX)).max(RELATED_MAX),
    planned: z.boolean(),
    facts: z.enum(["top-up", "payment", "refund", "lock", "limit", "case"]).nullable(),
  })
  .meta({ id: "ArticleContent" });

const note = z.string().trim().max(NOTE_LENGTH_MAX).refine(isText);

export const saveBody = z.object({
  /** Null: there was no draft when the writer began. */
  revision: revision.nullable(),
  kind: z.enum(["change", "new"]),
  content: articleContentSchema,
  note: note.default(""),
  /** The published version that the writer has seen; left out: as it was. */
  baseVersion: version.optional(),
});
export const revisionBody = z.object({ revision });
export const revisionQuery = z.object({
  revision: z.coerce.number().int().min(1).max(NUMBER_MAX),
});
export const returnBody = z.object({ revision, reason: note.min(1) });
export const noteBody = z.object({ note: note.default("") });
export const restoreBody = z.object({ version, note: note.default("") });

const TEXT_MAX = 200;
export const listQuery = z.object({
  state: z.enum(["all", "draft", "in_review", "shipped_newer", "retired"]).default("all"),
  text: z.string().trim().max(TEXT_MAX).default(""),
  category: z.enum(CATEGORY_IDS).optional(),
});

const personSchema = z.object({ id: z.uuid(), name: z.string() });
const kindSchema = z.enum(["change", "new", "retire"]);
const stateSchema = z.enum(["draft", "in_review"]);
const originSchema = z.enum(["shipped", "written"]);
const titleSchema = z.object({ zh: z.string(), en: z.string() });
/** By name: `hotline`, `email`, `brand` and the facts of other modules, such as `topUp.max`. */
const placeholderSchema = z.record(z.string(), z.string());
const count = z.number().int();

export const FAULT_CODES = [
  "text_missing",
  "phrasings_few",
  "phrasing_taken",
  "phrasing_twice",
  "phrasing_empty",
  "title_taken",
  "related_unknown",
  "article_link_unknown",
  "app_path_unknown",
  "link_insecure",
  "link_unknown",
  "placeholder_unknown",
  "looks_secret",
  "still_linked",
] as const;

const faultSchema = z
  .object({
    /** Such as `title.zh`, `phrasings.en`, `related`. */
    field: z.string(),
    code: z.enum(FAULT_CODES),
    message: z.string(),
    value: z.string().optional(),
    /** The place in `phrasings.zh`, `phrasings.en` or `related`. */
    index: count.optional(),
    /** The other article that it is about. */
    article: z.object({ slug: z.string(), title: z.string() }).optional(),
  })
  .meta({ id: "ArticleFault" });

export const draftSchema = z
  .object({
    /** Sent back with every act; another one means that somebody changed the draft since. */
    revision: count,
    kind: kindSchema,
    state: stateSchema,
    baseVersion: count.nullable(),
    content: articleContentSchema.nullable(),
    note: z.string(),
    authors: z.array(personSchema),
    updatedBy: personSchema,
    updatedAt: timeSchema,
    submittedBy: personSchema.nullable(),
    submittedAt: timeSchema.nullable(),
    returnedBy: personSchema.nullable(),
    returnedReason: z.string().nullable(),
    returnedAt: timeSchema.nullable(),
    /** Whether any of its words are the reader's. */
    mine: z.boolean(),
    /** In review, by others, and the reader's role decides; faults and `behind` are separate. */
    mayPublish: z.boolean(),
    mayDiscard: z.boolean(),
    /** The published article moved on since its writers saw it. */
    behind: z.boolean(),
    faults: z.array(faultSchema),
  })
  .meta({ id: "ArticleDraft" });

const versionFields = {
  version: count,
  createdAt: timeSchema,
  origin: originSchema,
  writtenBy: z.array(z.string()),
  publishedBy: z.string().nullable(),
  note: z.string().nullable(),
  current: z.boolean(),
};
export const versionSchema = z.object({ ...versionFields, content: articleContentSchema });

export const editedArticleSchema = z
  .object({
    slug: z.string(),
    published: z
      .object({
        version: count,
        updatedAt: timeSchema,
        content: articleContentSchema,
        origin: originSchema,
      })
      .nullable(),
    retiredAt: timeSchema.nullable(),
    retiredBy: z.string().nullable(),
    retiredNote: z.string().nullable(),
    shipped: z.object({ version: count, content: articleContentSchema }).nullable(),
    draft: draftSchema.nullable(),
    /** The newest first, a hundred at most. */
    versions: z.array(z.object(versionFields)),
    placeholders: z.object({ zh: placeholderSchema, en: placeholderSchema }),
  })
  .meta({ id: "EditedArticle" });

export const listSchema = z.object({
  items: z.array(
    z.object({
      slug: z.string(),
      category: z.enum(CATEGORY_IDS),
      title: titleSchema,
      planned: z.boolean(),
      version: count.nullable(),
      updatedAt: timeSchema.nullable(),
      origin: originSchema.nullable(),
      retiredAt: timeSchema.nullable(),
      shippedNewer: z.boolean(),
      draft: z
        .object({
          state: stateSchema,
          kind: kindSchema,
          authors: z.array(personSchema),
          updatedAt: timeSchema,
          mine: z.boolean(),
        })
        .nullable(),
    }),
  ),
  /** Of all articles, whatever is searched for. */
  counts: z.object({
    all: count,
    drafts: count,
    inReview: count,
    shippedNewer: count,
    retired: count,
  }),
});

export const publishedSchema = z.object({
  slug: z.string(),
  version: count,
  retiredAt: timeSchema.nullable(),
});
