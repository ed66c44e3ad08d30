import type { Reader } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { articleTitle } from "../articles/articles.ts";
import { refuse } from "../errors.ts";
import { recognise } from "../search/recognise-question.ts";
import {
  type SuggestionRow,
  type SuggestionState,
  suggestionCounts,
  suggestionsInState,
} from "./queries.ts";

/** Who may decide sees the whole queue; an agent sees what they picked themselves. */
const REVIEWERS = new Set(["supervisor", "admin"]);

export async function listSuggestions(
  reader: Reader,
  actor: StaffActor,
  input: {
    state: SuggestionState;
    cursor: string | undefined;
    limit: number;
    language: Language;
  },
) {
  const isReviewer = actor.roles.some((role) => REVIEWERS.has(role));
  const [beforeCount, beforeId] = readCursor(input.cursor);
  const rows = await reader.all(
    suggestionsInState,
    input.state,
    isReviewer ? null : actor.staffId,
    beforeCount,
    beforeId,
    input.limit + 1,
  );
  const shown = rows.slice(0, input.limit);
  const last = shown.at(-1);
  const counts = { waiting: 0, approved: 0, rejected: 0 };
  if (isReviewer) {
    for (const { state, count } of await reader.all(suggestionCounts)) counts[state] = count;
  }
  return {
    items: await Promise.all(shown.map((row) => wireSuggestion(reader, row, input.language))),
    counts,
    next: last && rows.length > input.limit ? `${last.count}.${last.id}` : null,
  };
}

export async function wireSuggestion({ app }: Reader, row: SuggestionRow, language: Language) {
  const link = (slug: string | null) =>
    slug === null ? null : { slug, title: articleTitle(app, slug, language) ?? slug };
  const isWaiting = row.state === "waiting";
  const guesses = isWaiting ? (await recognise(app, row.text)).candidates : [];
  return {
    id: row.id,
    text: row.text,
    language: row.language,
    proposed: link(row.proposed_slug),
    /** What the recogniser in use would think of it, best first. */
    guesses: guesses.flatMap(({ slug }) => link(slug) ?? []),
    source: row.source,
    count: row.count,
    unansweredCount: row.unanswered_count,
    state: row.state,
    decided: link(row.decided_slug),
    decidedBy: row.decided_name,
    decidedAt: row.decided_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

const CURSOR = /^(\d{1,9})\.([0-9a-f-]{36})$/;

function readCursor(cursor: string | undefined): [number | null, string | null] {
  if (cursor === undefined) return [null, null];
  const [, count, id] = CURSOR.exec(cursor) ?? [];
  if (!count || !id) throw refuse("suggestion_cursor");
  return [Number(count), id];
}
