import type { Tx } from "../../../platform/database/database.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { MASK, redact } from "../../../platform/security/redact.ts";
import { exactKey } from "../articles/exact-key.ts";
import { languageOf, normalise } from "../recognise/index.ts";
import { isKnownPhrasing } from "../search/recognise-question.ts";
import { countSuggestion, type Source } from "./queries.ts";

/** A phrasing is a question, not a story: longer texts teach more noise than meaning. */
const TEXT_LENGTH_MAX = 120;
const LETTERS_MIN = 2;
/** More than a desk reviews in months; from then on only known texts are counted. */
const WAITING_MAX = 5_000;

/** Which source proposes the article when several do: an agent read it, a machine guessed. */
const STRENGTH: Record<Source, number> = {
  unanswered: 0,
  not_helped: 1,
  rephrased: 2,
  choice: 3,
  helped: 4,
  agent: 5,
};

const UNANSWERED: ReadonlySet<Source> = new Set(["unanswered", "not_helped"]);

/**
 * Suggests a customer's words as a phrasing of an article (null: of none that is known). Returns
 * the suggestion's id, or null when there is nothing to learn: too long, or taught already.
 */
export async function suggest(
  tx: Tx,
  input: { text: string; slug: string | null; source: Source },
): Promise<string | null> {
  const text = redact(input.text).text.replaceAll(MASK, " ").replace(/\s+/g, " ").trim();
  const key = exactKey(text);
  if ([...key].length < LETTERS_MIN || [...text].length > TEXT_LENGTH_MAX) return null;
  if (isKnownPhrasing(tx.app, text)) return null;
  const { slug, source } = input;
  const kept = await tx.maybe(
    countSuggestion,
    uuidv7(tx.now.getTime()),
    key,
    text,
    languageOf(normalise(text)),
    slug,
    source,
    STRENGTH[source],
    UNANSWERED.has(source) ? 1 : 0,
    WAITING_MAX,
    tx.now,
  );
  return kept?.id ?? null;
}
