import { statement } from "../../../platform/database/database.ts";
import type { Language, SuggestionState } from "./queries.ts";

export interface DayRow {
  day: string;
  outcome: "answered" | "choices" | "unanswered" | "unsupported" | "person";
  count: number;
}

export const askedByDay = statement<[since: Date, timeZone: string], DayRow>(
  "help.askedByDay",
  `select day::text as day, outcome, sum(count)::int as count from help.asked
   where day >= ($1::timestamptz at time zone $2)::date group by day, outcome order by day`,
);

export interface ArticleFiguresRow {
  slug: string;
  answered: number;
  helped: number;
  not_helped: number;
  agreed: number;
  disagreed: number;
}

/** What was answered by itself, and what customers and agents said of those answers. */
export const figuresByArticle = statement<[since: Date, timeZone: string], ArticleFiguresRow>(
  "help.figuresByArticle",
  `select slug, sum(answered)::int as answered, sum(helped)::int as helped,
     sum(not_helped)::int as not_helped, sum(agreed)::int as agreed,
     sum(disagreed)::int as disagreed
   from (
     select slug, count as answered, 0 as helped, 0 as not_helped, 0 as agreed, 0 as disagreed
     from help.asked
     where outcome = 'answered' and day >= ($1::timestamptz at time zone $2)::date
     union all
     select slug, 0, helped::int, (not helped)::int, 0, 0 from help.feedback
     where source = 'chat' and created_at >= $1
     union all
     select answered_slug, 0, 0, 0, (answered_slug = slug)::int, (answered_slug <> slug)::int
     from help.pick where answered_slug is not null and created_at >= $1
   ) as told
   group by slug order by answered desc, slug`,
);

export interface UnansweredRow {
  id: string;
  text: string;
  language: Language;
  count: number;
  state: SuggestionState;
}

export const topUnanswered = statement<[since: Date, limit: number], UnansweredRow>(
  "help.topUnanswered",
  `select id, text, language, unanswered_count as count, state from help.suggestion
   where unanswered_count > 0 and updated_at >= $1 and state <> 'approved'
   order by unanswered_count desc, id desc limit $2`,
);
