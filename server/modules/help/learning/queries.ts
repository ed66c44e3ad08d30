import { statement } from "../../../platform/database/database.ts";

export type Language = "zh" | "en";
export type Source = "agent" | "helped" | "choice" | "rephrased" | "not_helped" | "unanswered";
export type SuggestionState = "waiting" | "approved" | "rejected";

export interface SuggestionRow {
  id: string;
  text: string;
  language: Language;
  proposed_slug: string | null;
  source: Source;
  count: number;
  unanswered_count: number;
  state: SuggestionState;
  decided_slug: string | null;
  decided_name: string | null;
  decided_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

const SUGGESTION = `s.id, s.text, s.language, s.proposed_slug, s.source, s.count,
  s.unanswered_count, s.state, s.decided_slug, s.decided_name, s.decided_at, s.created_at,
  s.updated_at`;

/** Counts a known text; a new one is added while fewer than the limit wait. */
export const countSuggestion = statement<
  [
    id: string,
    textKey: string,
    text: string,
    language: string,
    slug: string | null,
    source: string,
    strength: number,
    unansweredCount: number,
    waitingMax: number,
    now: Date,
  ],
  { id: string }
>(
  "help.countSuggestion",
  `insert into help.suggestion as s (id, text_key, text, language, proposed_slug, source, strength,
     unanswered_count, created_at, updated_at)
   select $1::uuid, $2::text, $3::text, $4::text, $5::text, $6::text, $7::smallint, $8::int,
     $10::timestamptz, $10::timestamptz
   where exists (select 1 from help.suggestion where text_key = $2)
     or (select count(*) from (select 1 from help.suggestion where state = 'waiting' limit $9) w)
       < $9
   on conflict (text_key) do update set
     count = s.count + 1,
     unanswered_count = s.unanswered_count + excluded.unanswered_count,
     proposed_slug = case when excluded.strength >= s.strength
       then coalesce(excluded.proposed_slug, s.proposed_slug)
       else coalesce(s.proposed_slug, excluded.proposed_slug) end,
     source = case when excluded.strength >= s.strength then excluded.source else s.source end,
     strength = greatest(excluded.strength, s.strength),
     updated_at = excluded.updated_at
   returning s.id`,
);

/** Most asked first; `staffId` narrows to what this agent picked. */
export const suggestionsInState = statement<
  [
    state: string,
    staffId: string | null,
    beforeCount: number | null,
    beforeId: string | null,
    limit: number,
  ],
  SuggestionRow
>(
  "help.suggestionsInState",
  `select ${SUGGESTION} from help.suggestion s
   where s.state = $1
     and ($2::uuid is null or exists (select 1 from help.pick p
       where p.suggestion_id = s.id and p.staff_id = $2))
     and ($3::int is null or (s.count, s.id) < ($3, $4::uuid))
   order by s.count desc, s.id desc limit $5`,
);

export const suggestionCounts = statement<[], { state: SuggestionState; count: number }>(
  "help.suggestionCounts",
  `select state, count(*)::int as count from help.suggestion group by state`,
);

export const lockSuggestion = statement<[id: string], SuggestionRow>(
  "help.lockSuggestion",
  `select ${SUGGESTION} from help.suggestion s where s.id = $1 for update`,
);

export const decideSuggestion = statement<
  [id: string, state: string, slug: string | null, staffId: string, staffName: string, now: Date],
  SuggestionRow
>(
  "help.decideSuggestion",
  `update help.suggestion s set state = $2, decided_slug = $3, decided_by = $4, decided_name = $5,
     decided_at = $6, updated_at = $6
   where s.id = $1 returning ${SUGGESTION}`,
);

export const findPick = statement<[messageId: string, staffId: string], { slug: string }>(
  "help.findPick",
  `select slug from help.pick where message_id = $1 and staff_id = $2`,
);

export const keepPick = statement<
  [
    messageId: string,
    staffId: string,
    suggestionId: string | null,
    slug: string,
    answeredSlug: string | null,
    now: Date,
  ]
>(
  "help.keepPick",
  `insert into help.pick (message_id, staff_id, suggestion_id, slug, answered_slug, created_at)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (message_id, staff_id) do update
   set suggestion_id = excluded.suggestion_id, slug = excluded.slug,
     answered_slug = excluded.answered_slug, created_at = excluded.created_at`,
);

export const insertPhrasing = statement<
  [id: string, suggestionId: string, slug: string | null, language: string, text: string, now: Date]
>(
  "help.insertPhrasing",
  `insert into help.phrasing (id, suggestion_id, slug, language, text, created_at)
   values ($1, $2, $3, $4, $5, $6)`,
);

export const dropPhrasing = statement<[suggestionId: string]>(
  "help.dropPhrasing",
  `delete from help.phrasing where suggestion_id = $1`,
);

export const countAsked = statement<[now: Date, timeZone: string, outcome: string, slug: string]>(
  "help.countAsked",
  `insert into help.asked as a (day, outcome, slug, count)
   values (($1::timestamptz at time zone $2)::date, $3, $4, 1)
   on conflict (day, outcome, slug) do update set count = a.count + 1`,
);
