import type { Reader } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { type ListedRow, listEdited } from "./queries-read.ts";

export type ListState = "all" | "draft" | "in_review" | "shipped_newer" | "retired";

/** Above what can be made (save-draft.ts) and what ships. */
const LISTED_MAX = 2_000;

const IS_IN_STATE: Record<ListState, (row: ListedRow) => boolean> = {
  all: () => true,
  draft: (row) => row.draft_state === "draft",
  in_review: (row) => row.draft_state === "in_review",
  shipped_newer: (row) => row.shipped_newer,
  retired: (row) => row.retired_at !== null,
};

/** The articles and drafts in a state that match a text; counts are of all of them. */
export async function listForWriters(
  reader: Reader,
  actor: StaffActor,
  input: { state: ListState; text: string; category: string | undefined },
) {
  const rows = await reader.all(listEdited, LISTED_MAX);
  const count = (state: ListState) => rows.filter(IS_IN_STATE[state]).length;
  const items = rows
    .filter(IS_IN_STATE[input.state])
    .filter(({ content }) => !input.category || content.category === input.category)
    .filter((row) => matches(row, input.text.toLowerCase()));
  return {
    items: items.map((row) => listed(row, actor)),
    counts: {
      all: rows.length,
      drafts: count("draft"),
      inReview: count("in_review"),
      shippedNewer: count("shipped_newer"),
      retired: count("retired"),
    },
  };
}

function matches({ slug, content, draft_title }: ListedRow, text: string): boolean {
  const { title, summary } = content;
  const words = [
    slug,
    title.zh,
    title.en,
    summary.zh,
    summary.en,
    draft_title?.zh,
    draft_title?.en,
  ];
  return words.some((word) => word?.toLowerCase().includes(text));
}

function listed(row: ListedRow, { staffId }: StaffActor) {
  const { content, draft_kind, draft_state, draft_authors, draft_updated_at } = row;
  const draft =
    draft_kind && draft_state && draft_authors && draft_updated_at
      ? {
          kind: draft_kind,
          state: draft_state,
          authors: draft_authors,
          updatedAt: draft_updated_at.toISOString(),
          mine: draft_authors.some(({ id }) => id === staffId),
        }
      : null;
  return {
    slug: row.slug,
    category: content.category,
    title: content.title,
    planned: content.planned,
    version: row.version,
    updatedAt: row.updated_at?.toISOString() ?? null,
    origin: row.origin,
    retiredAt: row.retired_at?.toISOString() ?? null,
    shippedNewer: row.shipped_newer,
    draft,
  };
}
