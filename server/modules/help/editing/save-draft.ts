import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { redact } from "../../../platform/security/redact.ts";
import { refuse } from "../errors.ts";
import { draftChanged } from "../events.ts";
import { changedMeanwhile, demandDraft, isAuthor } from "./demand-draft.ts";
import { openDraft } from "./open-draft.ts";
import { countArticles, updateDraft } from "./queries.ts";
import { findCurrent } from "./queries-read.ts";
import type { ArticleContent, DraftRow } from "./types.ts";

/** Every article costs training time and a line of every list. */
const ARTICLES_MAX = 1_000;

export interface Words {
  slug: string;
  kind: "change" | "new";
  content: ArticleContent;
  note: string;
  /** The published version that the writer has seen; left out: as it was. */
  baseVersion?: number | undefined;
}

/**
 * Keeps what somebody writes, complete or not, over the revision they have seen (null: none).
 * Whoever saves is an author. A draft in review is a draft again: a reviewer decides on what they
 * have read and on nothing else.
 */
export async function saveDraft(
  tx: Tx,
  actor: StaffActor,
  input: Words & { revision: number | null },
): Promise<DraftRow> {
  const words = { ...input, note: redact(input.note).text };
  const current = await tx.maybe(findCurrent, input.slug);
  if (!current && input.kind === "change") throw refuse("article_unknown");
  const published = current?.version ?? null;
  return input.revision === null
    ? begin(tx, actor, words, published)
    : goOn(tx, actor, { ...words, revision: input.revision }, published);
}

async function begin(
  tx: Tx,
  actor: StaffActor,
  words: Words,
  published: number | null,
): Promise<DraftRow> {
  if (words.kind === "new") {
    if (published !== null) throw refuse("article_exists");
    const { count } = await tx.one(countArticles);
    if (count >= ARTICLES_MAX) throw refuse("articles_full", { max: ARTICLES_MAX });
  }
  const baseVersion = seenVersion(words, published, published);
  return openDraft(tx, actor, { ...words, state: "draft", baseVersion });
}

async function goOn(
  tx: Tx,
  actor: StaffActor,
  words: Words & { revision: number },
  published: number | null,
): Promise<DraftRow> {
  const { slug, revision, content, note } = words;
  const before = await demandDraft(tx, slug, revision);
  const kind = before.kind === "new" ? words.kind : "change";
  const { staffId, displayName } = actor;
  const own = { id: staffId, name: displayName };
  const authors = isAuthor(before, actor) ? before.authors : [...before.authors, own];
  const saved = await tx.maybe(
    updateDraft,
    slug,
    revision,
    kind,
    seenVersion(words, before.base_version, published),
    JSON.stringify(content),
    note,
    JSON.stringify(authors),
    staffId,
    displayName,
    tx.now,
  );
  if (!saved) throw await changedMeanwhile(tx, slug);
  if (before.state !== saved.state) await publish(tx, draftChanged({ slug, state: saved.state }));
  return saved;
}

/** Nobody has seen a version that is not yet there. */
function seenVersion(
  { baseVersion }: Words,
  before: number | null,
  published: number | null,
): number | null {
  if (baseVersion === undefined || baseVersion > (published ?? 0)) return before;
  return baseVersion;
}
