import {
  caseKind,
  caseOutcome,
  caseState,
  dutyState,
  proposalState,
  unlockProof,
} from "./cases.ts";
import type { Language, Text } from "./language.ts";
import { orderKind, orderState } from "./orders.ts";
import { channel, conversationState, lockReason, staffRole } from "./people.ts";

export {
  LANGUAGES,
  type Language,
  preferredLanguage,
  readLanguage,
  type Text,
} from "./language.ts";

/**
 * The product's vocabulary: one word per kind, state, action, role and reason, in both languages.
 * The server, its files and both apps read this one table. A key that the table lacks does not
 * compile where it is asked for, so that a new kind gets its word before it gets a screen.
 */
const WORDS = {
  orderKind,
  orderState,
  caseKind,
  caseState,
  caseOutcome,
  dutyState,
  proposalState,
  unlockProof,
  staffRole,
  lockReason,
  channel,
  conversationState,
} as const;

/** A group of words: `orderKind`, `caseState`. */
export type WordFamily = keyof typeof WORDS;
/** The keys of a family, as the API and the database write them. */
export type WordKey<F extends WordFamily> = keyof (typeof WORDS)[F] & string;

/** The word for a key; an installed app that is older than the server shows the bare key. */
export function word<F extends WordFamily>(family: F, key: WordKey<F>, language: Language): string {
  const texts: Readonly<Record<string, Readonly<Record<Language, string>>>> = WORDS[family];
  return texts[key]?.[language] ?? key;
}

/** The word in both languages, for what carries its own name, such as an entry of a registry. */
export function wordText<F extends WordFamily>(family: F, key: WordKey<F>): Text {
  return { zh: word(family, key, "zh"), en: word(family, key, "en") };
}

/** The same word inside a sentence, where English begins it small. */
export function wordInside<F extends WordFamily>(
  family: F,
  key: WordKey<F>,
  language: Language,
): string {
  const text = word(family, key, language);
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
