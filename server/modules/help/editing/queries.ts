import { statement } from "../../../platform/database/database.ts";
import type { DraftKind, DraftRow, DraftState } from "./types.ts";

const DRAFT = `slug, revision, kind, state, base_version, content, note, authors, submitted_by,
  submitted_name, submitted_at, returned_by, returned_name, returned_reason, returned_at,
  updated_by, updated_name, updated_at`;

export const findDraft = statement<[slug: string], DraftRow>(
  "help.findDraft",
  `select ${DRAFT} from help.draft where slug = $1`,
);

/** Opens a draft; no row when the article has one already. */
export const insertDraft = statement<
  [
    slug: string,
    kind: DraftKind,
    state: DraftState,
    baseVersion: number | null,
    content: string | null,
    note: string,
    staffId: string,
    staffName: string,
    now: Date,
  ],
  DraftRow
>(
  "help.insertDraft",
  `insert into help.draft (slug, revision, kind, state, base_version, content, note, authors,
     submitted_by, submitted_name, submitted_at, created_at, updated_by, updated_name, updated_at)
   values ($1, nextval('help.draft_revision')::int, $2, $3::text, $4, $5::jsonb, $6,
     jsonb_build_array(jsonb_build_object('id', $7::uuid, 'name', $8::text)),
     case when $3 = 'in_review' then $7::uuid end, case when $3 = 'in_review' then $8::text end,
     case when $3 = 'in_review' then $9::timestamptz end, $9, $7::uuid, $8::text, $9)
   on conflict (slug) do nothing
   returning ${DRAFT}`,
);

/** Only over the revision that the writer has seen; what was in review is a draft again. */
export const updateDraft = statement<
  [
    slug: string,
    revision: number,
    kind: DraftKind,
    baseVersion: number | null,
    content: string,
    note: string,
    authors: string,
    staffId: string,
    staffName: string,
    now: Date,
  ],
  DraftRow
>(
  "help.updateDraft",
  `update help.draft set revision = nextval('help.draft_revision')::int, kind = $3,
     state = 'draft', base_version = $4, content = $5::jsonb, note = $6, authors = $7::jsonb,
     submitted_by = null, submitted_name = null, submitted_at = null,
     updated_by = $8, updated_name = $9, updated_at = $10
   where slug = $1 and revision = $2
   returning ${DRAFT}`,
);

export const submitDraftRow = statement<
  [slug: string, revision: number, staffId: string, staffName: string, now: Date],
  DraftRow
>(
  "help.submitDraft",
  `update help.draft set revision = nextval('help.draft_revision')::int, state = 'in_review',
     submitted_by = $3, submitted_name = $4, submitted_at = $5,
     returned_by = null, returned_name = null, returned_reason = null, returned_at = null,
     updated_by = $3, updated_name = $4, updated_at = $5
   where slug = $1 and revision = $2
   returning ${DRAFT}`,
);

export const returnDraftRow = statement<
  [slug: string, revision: number, staffId: string, staffName: string, reason: string, now: Date],
  DraftRow
>(
  "help.returnDraft",
  `update help.draft set revision = nextval('help.draft_revision')::int, state = 'draft',
     returned_by = $3, returned_name = $4, returned_reason = $5, returned_at = $6,
     updated_by = $3, updated_name = $4, updated_at = $6
   where slug = $1 and revision = $2
   returning ${DRAFT}`,
);

/** Nobody else has closed or changed it: exactly one row, or none. */
export const deleteDraft = statement<[slug: string, revision: number]>(
  "help.deleteDraft",
  `delete from help.draft where slug = $1 and revision = $2`,
);

/** A version written here, from now on the one in use; retired or not, it is shown again. */
export const insertWritten = statement<
  [
    slug: string,
    sha256: string,
    content: string,
    origin: "shipped" | "written",
    authors: string,
    staffId: string,
    staffName: string,
    note: string | null,
    now: Date,
  ],
  { version: number }
>(
  "help.insertWritten",
  `with added as (
     insert into help.article_version (slug, version, sha256, content, created_at, origin,
       authors, published_by, published_name, note)
     select $1, coalesce((select max(v.version) from help.article_version v where v.slug = $1), 0)
       + 1, $2, $3::jsonb, $9, $4, $5::jsonb, $6, $7, $8
     returning slug, version
   )
   insert into help.article (slug, version, updated_at) select slug, version, $9 from added
   on conflict (slug) do update
   set version = excluded.version, updated_at = excluded.updated_at,
     retired_at = null, retired_by = null, retired_name = null, retired_note = null
   returning version`,
);

export const retireWritten = statement<
  [slug: string, staffId: string, staffName: string, note: string | null, now: Date]
>(
  "help.retireWritten",
  `update help.article set retired_at = $5, retired_by = $2, retired_name = $3, retired_note = $4
   where slug = $1 and retired_at is null`,
);

/** Questions that waited for an answer, and that an article asks by itself now. */
export const settleSuggestions = statement<
  [textKeys: string[], slug: string, staffId: string, staffName: string, now: Date]
>(
  "help.settleSuggestions",
  `update help.suggestion set state = 'approved', decided_slug = $2, decided_by = $3,
     decided_name = $4, decided_at = $5, updated_at = $5
   where state = 'waiting' and text_key = any ($1)`,
);

/** How much there is: articles ever published, and drafts of new ones. */
export const countArticles = statement<[], { count: number }>(
  "help.countArticles",
  `select ((select count(*) from help.article)
     + (select count(*) from help.draft where kind = 'new'))::int as count`,
);
