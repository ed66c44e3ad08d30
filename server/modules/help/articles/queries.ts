import { statement } from "../../../platform/database/database.ts";

/** One at a time makes versions: a process that seeds, or a person who publishes. */
export const lockVersions = statement<[], Record<string, unknown>>(
  "help.lockVersions",
  `select pg_advisory_xact_lock(7204120)::text as locked`,
);

export interface SeededRow {
  slug: string;
  /** Of the version in use. */
  origin: "shipped" | "written";
  retired_at: Date | null;
  /** Null: its file went. */
  retired_by: string | null;
  /** Of the last text that a file brought. */
  shipped_sha256: string | null;
}

export const seededArticles = statement<[], SeededRow>(
  "help.seededArticles",
  `select a.slug, v.origin, a.retired_at, a.retired_by,
     (select s.sha256 from help.article_version s where s.slug = a.slug and s.origin = 'shipped'
      order by s.version desc limit 1) as shipped_sha256
   from help.article a
   join help.article_version v on v.slug = a.slug and v.version = a.version`,
);

/** A version of each given text, one above the last one its article ever had; not all are used. */
export const insertShipped = statement<
  [slugs: string[], hashes: string[], contents: string[], inUse: boolean[], now: Date]
>(
  "help.insertShipped",
  `with given as (
     select * from unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
       as g (slug, sha256, content, in_use)
   ), added as (
     insert into help.article_version (slug, version, sha256, content, created_at, origin)
     select slug, coalesce((select max(v.version) from help.article_version v
       where v.slug = given.slug), 0) + 1, sha256, content::jsonb, $5, 'shipped'
     from given
     returning slug, version
   )
   insert into help.article (slug, version, updated_at)
   select added.slug, added.version, $5 from added join given using (slug) where given.in_use
   on conflict (slug) do update
   set version = excluded.version, updated_at = excluded.updated_at, retired_at = null`,
);

/** Retires what only a file held, and that file is gone. */
export const retireShipped = statement<[keep: string[], now: Date]>(
  "help.retireShipped",
  `update help.article a set retired_at = $2
   where a.retired_at is null and a.slug <> all ($1)
     and exists (select 1 from help.article_version v
       where v.slug = a.slug and v.version = a.version and v.origin = 'shipped')`,
);

export interface ArticleRow {
  slug: string;
  version: number;
  updated_at: Date;
  content: unknown;
}

export const currentArticles = statement<[], ArticleRow>(
  "help.currentArticles",
  `select a.slug, a.version, a.updated_at, v.content from help.article a
   join help.article_version v on v.slug = a.slug and v.version = a.version
   where a.retired_at is null order by a.slug`,
);

export const insertFeedback = statement<
  [
    id: string,
    slug: string,
    version: number,
    source: string,
    helped: boolean,
    comment: string | null,
    question: string | null,
    now: Date,
  ]
>(
  "help.insertFeedback",
  `insert into help.feedback (id, slug, version, source, helped, comment, question, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

/** Phrasings that reviewers approved, taught beside those of the files. */
export interface PhrasingRow {
  slug: string | null;
  language: "zh" | "en";
  text: string;
}

export const learnedPhrasings = statement<[], PhrasingRow>(
  "help.learnedPhrasings",
  `select slug, language, text from help.phrasing order by id`,
);
