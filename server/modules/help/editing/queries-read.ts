import { statement } from "../../../platform/database/database.ts";
import type {
  ArticleContent,
  Author,
  DraftKind,
  DraftState,
  EditedRow,
  Origin,
  VersionRow,
} from "./types.ts";

/** The newest text that a file brought and that is not in use, if staff wrote the one in use. */
const SHIPPED_NEWER = `left join lateral (
     select s.version, s.content from help.article_version s
     where s.slug = a.slug and s.origin = 'shipped' and s.version > a.version
     order by s.version desc limit 1
   ) shipped on true`;

export const findEdited = statement<[slug: string], EditedRow>(
  "help.findEdited",
  `select a.slug, a.version, a.updated_at, v.origin, v.content, a.retired_at, a.retired_name,
     a.retired_note, shipped.version as shipped_version, shipped.content as shipped_content
   from help.article a
   join help.article_version v on v.slug = a.slug and v.version = a.version
   ${SHIPPED_NEWER}
   where a.slug = $1`,
);

/** What an act needs to know of the published article, without its words. */
export const findCurrent = statement<
  [slug: string],
  { version: number; retired_at: Date | null; shipped_sha256: string | null }
>(
  "help.findCurrent",
  `select a.version, a.retired_at,
     (select s.sha256 from help.article_version s where s.slug = a.slug and s.origin = 'shipped'
      order by s.version desc limit 1) as shipped_sha256
   from help.article a where a.slug = $1`,
);

const VERSION = "version, created_at, origin, authors, published_name, note";

export const listVersions = statement<[slug: string, limit: number], VersionRow>(
  "help.listVersions",
  `select ${VERSION} from help.article_version where slug = $1 order by version desc limit $2`,
);

export const findArticleVersion = statement<
  [slug: string, version: number],
  VersionRow & { content: ArticleContent }
>(
  "help.findArticleVersion",
  `select ${VERSION}, content from help.article_version where slug = $1 and version = $2`,
);

export interface ListedRow {
  slug: string;
  content: Pick<ArticleContent, "category" | "title" | "summary" | "planned">;
  draft_title: ArticleContent["title"] | null;
  version: number | null;
  updated_at: Date | null;
  origin: Origin | null;
  retired_at: Date | null;
  shipped_newer: boolean;
  draft_kind: DraftKind | null;
  draft_state: DraftState | null;
  draft_authors: Author[] | null;
  draft_updated_at: Date | null;
}

const HEAD = (content: string) => `jsonb_build_object('category', ${content}->'category',
       'title', ${content}->'title', 'summary', ${content}->'summary',
       'planned', ${content}->'planned')`;

/** Every article and every draft of a new one, by slug; a published text counts before a draft. */
export const listEdited = statement<[limit: number], ListedRow>(
  "help.listEdited",
  `select coalesce(a.slug, d.slug) as slug,
     case when v.slug is null then ${HEAD("d.content")} else ${HEAD("v.content")} end as content,
     d.content->'title' as draft_title, a.version, a.updated_at, v.origin, a.retired_at,
     shipped.version is not null as shipped_newer, d.kind as draft_kind, d.state as draft_state,
     d.authors as draft_authors, d.updated_at as draft_updated_at
   from help.article a
   full join help.draft d on d.slug = a.slug
   left join help.article_version v on v.slug = a.slug and v.version = a.version
   ${SHIPPED_NEWER}
   order by 1 limit $1`,
);
