import { calibrated, resemblanceOf } from "./calibrate.ts";
import { type EmbeddingOf, questionOf } from "./corpus.ts";
import { askEnsemble, createEnsemble, type EnsembleState } from "./ensemble.ts";
import { extractFeatures } from "./features.ts";
import { languageOf, normalise, stripGreetings } from "./normalise.ts";
import { SAFETY_ARTICLES, safetyOf } from "./safety.ts";
import { type Model, TRAIN_DEFAULTS, UNSUPPORTED } from "./train.ts";
import type { Candidate, Language, Outcome, Reason, Recognition, SafetyCode } from "./types.ts";

export interface Recogniser {
  readonly model: Model;
  /** `embeddingOf` looks up what an encoder made of `partsOf(text)`, when the model has one. */
  recognise(text: string, embeddingOf?: EmbeddingOf): Recognition;
}

export interface RecogniseOptions {
  /** Probability from which an article is given without asking. */
  answerAt: number;
  /** The candidates must hold this much together, or a person takes over. */
  choicesAt: number;
}

const DEFAULTS: RecogniseOptions = { answerAt: TRAIN_DEFAULTS.answerAt, choicesAt: 0.4 };
const CANDIDATES_MAX = 3;
/** With fewer phrasings in the language of the question, an article is only ever a choice. */
export const PHRASINGS_MIN = 10;
/** A part of a message counts as a question of its own from this length on. */
const CLAUSE_LENGTH_MIN = 4;
const CLAUSES_MAX = 8;
const CLAUSE_END = new RegExp(
  "[。！？!?；;\\n]+|[，,]?(?:另外|还有|同时|并且|而且|以及|顺便|再问)|,|，|" +
    "\\.(?=\\s|$)|\\b(?:and also|and|also|plus|besides)\\b",
  "u",
);

/** Builds what is needed to answer fast; call once per model and keep the result. */
export function recogniser(model: Model, options: Partial<RecogniseOptions> = {}): Recogniser {
  const settings = { ...DEFAULTS, ...options };
  const state = buildState(model);
  return {
    model,
    recognise: (text, embeddingOf) => recognise({ ...state, embeddingOf }, settings, text),
  };
}

interface State {
  model: Model;
  ensemble: EnsembleState;
  exact: Map<string, string>;
  phrasingCounts: Map<string, Record<Language, number>>;
  embeddingOf?: EmbeddingOf | undefined;
}

function buildState(model: Model): State {
  const exact = new Map<string, string>();
  const phrasingCounts: State["phrasingCounts"] = new Map();
  for (const { slug, titles, phrasings } of model.corpus.articles) {
    const texts = [titles.zh, titles.en, ...phrasings.zh, ...phrasings.en];
    for (const text of texts) exact.set(exactKey(text), slug);
    phrasingCounts.set(slug, { zh: phrasings.zh.length, en: phrasings.en.length });
  }
  return { model, ensemble: createEnsemble(model.ensemble), exact, phrasingCounts };
}

function recognise(state: State, options: RecogniseOptions, text: string): Recognition {
  const normalised = normalise(text);
  const language = languageOf(normalised);
  const question = stripGreetings(normalised);
  const guess = classify(state, question);
  const safety = safetyOf(normalised) ?? learnedSafety(guess);
  const { candidates, resemblance } = guess;
  const base = { language, candidates, resemblance, intents: [] as string[] };
  if (safety !== null) {
    const reason = safety === "human" ? "asked" : "safety";
    return {
      ...base,
      outcome: "person",
      reason,
      safety,
      intents: clearIntents(state, options, { question, guess }),
    };
  }
  if (question === "" || /^[\p{P}\s]*$/u.test(question)) {
    return { ...base, outcome: "choices", reason: "empty", candidates: [] };
  }
  const known = state.exact.get(exactKey(question));
  if (known !== undefined) {
    return {
      ...base,
      ...trusted(state, known, language, "exact"),
      candidates: withFirst(candidates, known),
      intents: [known],
    };
  }
  return { ...base, ...decide(state, options, { question, language, guess }) };
}

/** From this probability of a safety article on, the message is a safety matter itself. */
const SAFETY_ARTICLE_AT = 0.5;

function learnedSafety({ candidates, isUnsupported }: Guess): SafetyCode | null {
  const best = candidates[0];
  if (best === undefined || isUnsupported || best.probability < SAFETY_ARTICLE_AT) return null;
  return SAFETY_ARTICLES.get(best.slug) ?? null;
}

interface Guess {
  candidates: Candidate[];
  resemblance: number;
  isUnsupported: boolean;
  isUnknown: boolean;
}

function decide(
  state: State,
  options: RecogniseOptions,
  input: { question: string; language: Language; guess: Guess },
): { outcome: Outcome; reason: Reason; intents: string[] } {
  const { language, guess } = input;
  if (guess.isUnsupported) return { outcome: "person", reason: "unsupported", intents: [] };
  const intents = clearIntents(state, options, input);
  const best = guess.candidates[0];
  if (best !== undefined && best.probability >= options.answerAt && !guess.isUnknown) {
    return { ...trusted(state, best.slug, language, "clear"), intents };
  }
  if (intents.length > 1) return { outcome: "choices", reason: "several", intents };
  const held = guess.candidates.reduce((sum, candidate) => sum + candidate.probability, 0);
  if (guess.isUnknown || held < options.choicesAt) {
    return { outcome: "person", reason: "unknown", intents };
  }
  return { outcome: "choices", reason: "unsure", intents };
}

function trusted(state: State, slug: string, language: Language, reason: Reason) {
  const count = state.phrasingCounts.get(slug)?.[language] ?? 0;
  return count >= PHRASINGS_MIN
    ? { outcome: "answer" as const, reason }
    : { outcome: "choices" as const, reason: "few-phrasings" as const };
}

function classify(state: State, question: string): Guess {
  const { model, ensemble } = state;
  const bag = extractFeatures(question);
  const opinions = askEnsemble(ensemble, bag, state.embeddingOf?.(question));
  const probabilities = calibrated(opinions, model.calibration);
  const resemblance = resemblanceOf(opinions, model.calibration, model.corpus.articles.length);
  const order = [...probabilities.keys()].sort(
    (a, b) => (probabilities[b] as number) - (probabilities[a] as number),
  );
  const candidates = order
    .filter((k) => model.classes[k] !== UNSUPPORTED)
    .slice(0, CANDIDATES_MAX)
    .map((k) => ({ slug: model.classes[k] as string, probability: probabilities[k] as number }));
  return {
    candidates,
    isUnsupported: model.classes[order[0] as number] === UNSUPPORTED,
    resemblance,
    isUnknown: resemblance < model.knownAt,
  };
}

/** The whole question first, then those parts of it that could be questions of their own. */
export function partsOf(question: string): string[] {
  const clauses = question.split(CLAUSE_END).slice(0, CLAUSES_MAX);
  const parts = clauses.map((part) => stripGreetings(part.trim()));
  const asked = parts.filter((part) => part.length >= CLAUSE_LENGTH_MIN);
  return asked.length > 1 ? [question, ...asked] : [question];
}

/** The articles that single parts of the message clearly ask for, and the whole of it. */
function clearIntents(
  state: State,
  options: RecogniseOptions,
  input: { question: string; guess: Guess },
): string[] {
  const { question, guess: whole } = input;
  const parts = partsOf(question).slice(1);
  const found: string[] = [];
  const guesses = parts.map((part) => classify(state, part));
  for (const guess of [...guesses, whole]) {
    const best = guess.candidates[0];
    const isClear = best !== undefined && best.probability >= options.answerAt;
    if (!isClear || guess.isUnsupported || guess.isUnknown) continue;
    if (!found.includes(best.slug)) found.push(best.slug);
  }
  return found;
}

function withFirst(candidates: Candidate[], slug: string): Candidate[] {
  const others = candidates.filter((candidate) => candidate.slug !== slug);
  return [{ slug, probability: 1 }, ...others].slice(0, CANDIDATES_MAX);
}

/** Two texts with the same letters in the same order are the same question. */
function exactKey(text: string): string {
  return questionOf(text).replace(/[\p{P}\p{S}\s]+/gu, "");
}
