import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import type { Language } from "../language.ts";
import { commonChinese } from "./common-chinese.ts";
import { strengthWords } from "./texts.ts";

/**
 * How hard a password is to guess. The browser asks while somebody types; the server asks the same
 * once more when the password is set.
 */
export interface Strength {
  score: 0 | 1 | 2 | 3 | 4;
  warning: string | null;
  suggestions: string[];
  acceptable: boolean;
}

export interface StrengthOptions {
  readonly language: Language;
  /** Words about the person: no password may hold one. */
  readonly personal: readonly string[];
  /** Words that a guesser tries first, such as the operator's name. */
  readonly guessable?: readonly string[];
}

export const PASSWORD_LENGTH_MIN = 8;
/** Only this much is estimated: the time grows with it, and longer repeats change nothing. */
const ESTIMATED_LENGTH_MAX = 64;
/** From here an online guesser without limits still needs more than 10^6 tries; ours has limits. */
const SCORE_MIN = 2;
/** Shorter personal words ("Li") occur in too many good passwords. */
const PERSONAL_LENGTH_MIN = 3;
/** A name and a number, the operator in two languages: more only costs time. */
const PERSONAL_WORDS_MAX = 3;
const PERSONAL_WORD_LENGTH_MAX = 40;

export async function estimateStrength(
  password: string,
  options: StrengthOptions,
): Promise<Strength> {
  const obvious = obviousWeakness(password, options);
  if (obvious) return obvious;
  const words = strengthWords[options.language];
  const given = password.slice(0, ESTIMATED_LENGTH_MAX);
  const guessable = [...boundedWords(options.guessable), ...boundedWords(options.personal)];
  const { feedback, score } = (await estimator()).check(given, guessable);
  return {
    score,
    warning: feedback.warning ? (words.warnings[feedback.warning] ?? null) : null,
    suggestions: feedback.suggestions.flatMap((key) => words.suggestions[key] ?? []),
    acceptable: score >= SCORE_MIN,
  };
}

/** What needs no estimate: too short, or with a word about the person in it. */
export function obviousWeakness(password: string, options: StrengthOptions): Strength | undefined {
  const words = strengthWords[options.language];
  const weak = { suggestions: [], acceptable: false };
  if ([...password].length < PASSWORD_LENGTH_MIN) {
    return { score: 0, warning: words.tooShort, ...weak };
  }
  const lower = password.toLowerCase();
  const isPersonal = boundedWords(options.personal).some((word) =>
    lower.includes(word.toLowerCase()),
  );
  return isPersonal ? { score: 1, warning: words.warnings.userInputs, ...weak } : undefined;
}

function boundedWords(words: readonly string[] = []): string[] {
  return words
    .slice(0, PERSONAL_WORDS_MAX)
    .map((word) => word.slice(0, PERSONAL_WORD_LENGTH_MAX))
    .filter((word) => word.length >= PERSONAL_LENGTH_MIN);
}

let made: Promise<ZxcvbnFactory> | undefined;

/** Loaded on first use: its dictionaries are most of a megabyte. */
function estimator(): Promise<ZxcvbnFactory> {
  made ??= makeEstimator();
  return made;
}

async function makeEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, common] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new Factory({
    dictionary: { ...common.dictionary, "passwords-chinese": [...commonChinese] },
    graphs: common.adjacencyGraphs,
    maxLength: ESTIMATED_LENGTH_MAX,
  });
}
