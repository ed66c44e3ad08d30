import type { App } from "../../platform/app.ts";
import { type Library, libraryOf } from "./library.ts";
import {
  type Candidate,
  languageOf,
  type Model,
  normalise,
  type Recognition,
  type SearchHit,
  safetyOf,
  search,
} from "./recognise/index.ts";

const CANDIDATES_MAX = 3;

/** What a message asks for, as other modules see it. */
export type Understanding = Omit<Recognition, "resemblance">;

/**
 * What a customer's message asks for, and how sure that is. Until the recogniser is trained,
 * known phrasings are answered and everything else becomes choices found by search.
 */
export function recognise(app: App, text: string): Understanding {
  const library = libraryOf(app);
  return library.recogniser?.recognise(text) ?? recogniseUntrained(library, text);
}

/** Articles that match what is typed so far, best first. */
export function searchLibrary(
  app: App,
  text: string,
  options: { limit: number; language: "zh" | "en" },
): SearchHit[] {
  return search(untrained(libraryOf(app)), text, options);
}

/** Builds the search index ahead of the first search, which else waits a second for it. */
export function warmSearch(library: Library): void {
  search(untrained(library), "a", { limit: 1 });
}

const untrainedModels = new WeakMap<Library, Model>();

/** Search reads nothing of a model but its corpus, which is there before any training. */
function untrained(library: Library): Model {
  const known = untrainedModels.get(library);
  if (known) return known;
  const model = { corpus: library.corpus } as Model;
  untrainedModels.set(library, model);
  return model;
}

function recogniseUntrained(library: Library, text: string): Understanding {
  const language = languageOf(normalise(text));
  const base = { language, candidates: [], intents: [] };
  const key = exactKey(text);
  if (key === "") return { ...base, outcome: "choices", reason: "empty" };
  const safety = safetyOf(text);
  const exact = safety ? undefined : exactPhrasings(library).get(key);
  if (exact) {
    const candidates = [{ slug: exact, probability: 1 }];
    return { ...base, outcome: "answer", reason: "exact", candidates, intents: [exact] };
  }
  const candidates = searchCandidates(library, text, language);
  if (safety) {
    const reason = safety === "human" ? "asked" : "safety";
    return { ...base, outcome: "person", reason, safety, candidates };
  }
  if (candidates.length === 0) return { ...base, outcome: "person", reason: "unknown" };
  return { ...base, outcome: "choices", reason: "unsure", candidates };
}

function searchCandidates(library: Library, text: string, language: "zh" | "en"): Candidate[] {
  const hits = search(untrained(library), text, { limit: CANDIDATES_MAX, language });
  const total = hits.reduce((sum, hit) => sum + hit.score, 0);
  return hits.map(({ slug, score }) => ({ slug, probability: score / total }));
}

/** Whether these words are taught already: to an article, or as what is not answered here. */
export function isKnownPhrasing(app: App, text: string): boolean {
  const library = libraryOf(app);
  const key = exactKey(text);
  const unsupported = library.corpus.unsupported ?? [];
  return exactPhrasings(library).has(key) || unsupported.some((one) => exactKey(one) === key);
}

const phrasingsOf = new WeakMap<Library, Map<string, string>>();

function exactPhrasings(library: Library): Map<string, string> {
  const known = phrasingsOf.get(library);
  if (known) return known;
  const made = new Map<string, string>();
  for (const { slug, titles, phrasings } of library.corpus.articles) {
    for (const text of [titles.zh, titles.en, ...phrasings.zh, ...phrasings.en]) {
      made.set(exactKey(text), slug);
    }
  }
  phrasingsOf.set(library, made);
  return made;
}

/** The letters of a text: two texts with the same ones are the same question. */
export function exactKey(text: string): string {
  return normalise(text).replace(/[\p{P}\p{S}\s]/gu, "");
}
