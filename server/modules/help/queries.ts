import { statement } from "../../platform/database.ts";

/** Only one process seeds at a time; the others then find nothing to do. */
export const lockSeeding = statement<[], Record<string, unknown>>(
  "help.lockSeeding",
  `select pg_advisory_xact_lock(7204120)::text as locked`,
);

export const articleHashes = statement<[], { slug: string; version: number; sha256: string }>(
  "help.articleHashes",
  `select a.slug, a.version, v.sha256 from help.article a
   join help.article_version v on v.slug = a.slug and v.version = a.version
   where a.retired_at is null`,
);

/** A new version of each given article, one above the last one it ever had. */
export const insertVersions = statement<
  [slugs: string[], hashes: string[], contents: string[], now: Date]
>(
  "help.insertVersions",
  `with added as (
     insert into help.article_version (slug, version, sha256, content, created_at)
     select g.slug, coalesce((select max(v.version) from help.article_version v
       where v.slug = g.slug), 0) + 1, g.sha256, g.content::jsonb, $4
     from unnest($1::text[], $2::text[], $3::text[]) as g (slug, sha256, content)
     returning slug, version
   )
   insert into help.article (slug, version, updated_at) select slug, version, $4 from added
   on conflict (slug) do update
   set version = excluded.version, updated_at = excluded.updated_at, retired_at = null`,
);

export const retireArticles = statement<[keep: string[], now: Date]>(
  "help.retireArticles",
  `update help.article set retired_at = $2 where retired_at is null and slug <> all ($1)`,
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

/** The model for a corpus: its own, or the one that somebody returned to for it. */
export const findModel = statement<
  [corpusSha256: string, format: number],
  { corpus_sha256: string; bytes: Buffer }
>(
  "help.findModel",
  `select corpus_sha256, bytes from help.model
   where format = $2 and corpus_sha256 = coalesce(
     (select r.model_sha256 from help.restored r
      where r.corpus_sha256 = $1 and r.format = $2), $1)`,
);

/** Which model that is, without its megabytes. */
export const findModelKey = statement<
  [corpusSha256: string, format: number],
  { corpus_sha256: string }
>(
  "help.findModelKey",
  `select corpus_sha256 from help.model
   where format = $2 and corpus_sha256 = coalesce(
     (select r.model_sha256 from help.restored r
      where r.corpus_sha256 = $1 and r.format = $2), $1)`,
);

export const keepModel = statement<
  [
    corpusSha256: string,
    format: number,
    bytes: Buffer,
    figures: string,
    phrasingCount: number,
    now: Date,
  ]
>(
  "help.keepModel",
  `insert into help.model (corpus_sha256, format, bytes, figures, phrasing_count, created_at)
   values ($1, $2, $3, $4::jsonb, $5, $6)
   on conflict (corpus_sha256, format) do update
   set bytes = excluded.bytes, figures = excluded.figures,
     phrasing_count = excluded.phrasing_count, created_at = excluded.created_at`,
);

/** A model that somebody returned to stays as long as it is in use. */
export const dropOldModels = statement<[inUseSha256: string, kept: number]>(
  "help.dropOldModels",
  `delete from help.model m where (m.corpus_sha256, m.format) not in
     (select corpus_sha256, format from help.model order by created_at desc limit $2)
     and m.corpus_sha256 <> $1`,
);

export const dropOldRestored = statement<[]>(
  "help.dropOldRestored",
  `delete from help.restored r where not exists (select 1 from help.model m
     where m.corpus_sha256 = r.corpus_sha256 and m.format = r.format)`,
);
