import type { Language } from "@jinnang/words";

/** The words that every file of the recogniser shares; no behaviour lives here. */

export type { Language };

/** What the recogniser is taught: articles with the ways in which people ask for them. */
export interface CorpusArticle {
  slug: string;
  titles: { zh: string; en: string };
  phrasings: { zh: string[]; en: string[] };
  /** Searched by the help search, never used to train: an answer is not a question. */
  body?: { zh: string; en: string };
}

export interface Corpus {
  articles: CorpusArticle[];
  /** Questions from the same world that no article answers: they train a class of their own. */
  unsupported?: string[];
}

export type SafetyCode =
  | "stolen"
  | "tricked"
  | "wrong-person"
  | "locked-out"
  | "minor"
  | "self-harm"
  | "legal"
  | "complaint"
  | "human";

export type Outcome = "answer" | "choices" | "person";

/**
 * Why the outcome is what it is.
 * exact: the text is a known phrasing. clear: one article stands out. several: more than one
 * clear question in one message. unsure: the right article is probably among the candidates.
 * few-phrasings: clear, but the article has too few phrasings to be trusted alone. empty: a
 * greeting or nothing at all. unknown: like nothing taught. unsupported: known not to be offered
 * here. asked: the customer wants a person. safety: a person must see it, see `safety`.
 */
export type Reason =
  | "exact"
  | "clear"
  | "several"
  | "unsure"
  | "few-phrasings"
  | "empty"
  | "unknown"
  | "unsupported"
  | "asked"
  | "safety";

export interface Candidate {
  slug: string;
  /** Calibrated: of all candidates shown with 0.8, about 80 % are right. */
  probability: number;
}

export interface Recognition {
  outcome: Outcome;
  reason: Reason;
  language: Language;
  /** At most three, best first; also filled when a person takes over, for the person's screen. */
  candidates: Candidate[];
  safety?: SafetyCode;
  /** How much the text is like anything taught; below the model's `knownAt` it is unknown. */
  resemblance: number;
  /** Every article that some part of the message clearly asks for, in the order of asking. */
  intents: string[];
}

export interface Highlight {
  field: "title" | "phrasing" | "body";
  text: string;
  /** Half-open ranges of UTF-16 units in `text`. */
  ranges: { start: number; end: number }[];
}

export interface SearchHit {
  slug: string;
  score: number;
  highlights: Highlight[];
}
