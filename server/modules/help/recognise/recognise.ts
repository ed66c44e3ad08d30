import { type EmbeddingOf, questionOf } from "./features/corpus.ts";
import { extractFeatures } from "./features/features.ts";
import { languageOf, normalise, stripGreetings } from "./features/normalise.ts";
import { calibrated, resemblanceOf } from "./models/calibrate.ts";
import { askEnsemble, createEnsemble, type EnsembleState } from "./models/ensemble.ts";
import { type Model, TRAIN_DEFAULTS, UNSUPPORTED } from "./models/train.ts";
import { SAFETY_ARTICLES, safetyOf } from "./safety/safety.ts";
import { classesAsked, partsOf } from "./several.ts";
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
  /** Per class of the model. */
  probabilities: Float32Array;
  candidates: Candidate[];
  resemblance: number;
  isUnsupported: boolean;
  /** Whether it is like anything that was taught. */
  isKnown: boolean;
}

function decide(
  state: State,
  options: RecogniseOptions,
  input: { question: string; language: Language; guess: Guess },
): { outcome: Outcome; reason: Reason; intents: string[] } {
  const { language, guess } = input;
  if (guess.isUnsupported) return { outcome: "person", reason: "unsupported", intents: [] };
  const intents = clearIntents(state, options, input);
  if (intents.length > 1) return { outcome: "choices", reason: "several", intents };
  const best = guess.candidates[0];
  if (best !== undefined && best.probability >= options.answerAt && guess.isKnown) {
    return { ...trusted(state, best.slug, language, "clear"), intents };
  }
  const held = guess.candidates.reduce((sum, candidate) => sum + candidate.probability, 0);
  if (!guess.isKnown || held < options.choicesAt) {
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
    probabilities,
    candidates,
    isUnsupported: model.classes[order[0] as number] === UNSUPPORTED,
    resemblance,
    isKnown: resemblance >= model.knownAt,
  };
}

/**
 * The articles that the message clearly asks for: in its parts, when more than one of them asks
 * for something, or as a whole.
 */
function clearIntents(
  state: State,
  options: RecogniseOptions,
  input: { question: string; guess: Guess },
): string[] {
  const { question, guess: whole } = input;
  const parts = partsOf(question).slice(1);
  const guesses = [whole, ...parts.map((part) => classify(state, part))];
  const found = classesAsked(
    question,
    guesses.map(({ probabilities }) => probabilities),
  )
    .map((k) => state.model.classes[k] as string)
    .filter((slug) => slug !== UNSUPPORTED);
  const best = whole.candidates[0];
  const isClear = best !== undefined && best.probability >= options.answerAt;
  if (!isClear || whole.isUnsupported || !whole.isKnown) return found;
  return found.length > 1 || found.includes(best.slug) ? found : [...found, best.slug];
}

function withFirst(candidates: Candidate[], slug: string): Candidate[] {
  const others = candidates.filter((candidate) => candidate.slug !== slug);
  return [{ slug, probability: 1 }, ...others].slice(0, CANDIDATES_MAX);
}

/** Two texts with the same letters in the same order are the same question. */
function exactKey(text: string): string {
  return questionOf(text).replace(/[\p{P}\p{S}\s]+/gu, "");
}
