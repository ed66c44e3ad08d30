import type { App } from "../../../platform/app.ts";
import { exactKey, taughtKey } from "../articles/exact-key.ts";
import { type Library, libraryOf } from "../articles/library.ts";
import {
  type Candidate,
  languageOf,
  type Mail,
  type Model,
  normalise,
  prepareSearch,
  type Recognition,
  recogniseMail,
  type SearchHit,
  safetyOf,
  search,
} from "../recognise/index.ts";
import { readEncoded } from "./use-encoder.ts";

const CANDIDATES_MAX = 3;

/** What a message asks for, as other modules see it. */
export type Understanding = Omit<Recognition, "resemblance">;

/**
 * What a customer's message asks for, and how sure that is. Until the recogniser is trained,
 * known phrasings are answered and everything else becomes choices found by search.
 */
export async function recognise(app: App, text: string): Promise<Understanding> {
  const library = libraryOf(app);
  const { recogniser } = library;
  if (!recogniser) {
    await prepareSearch(untrained(library));
    return recogniseUntrained(library, text);
  }
  return readEncoded(app, recogniser, (embeddingOf) => recogniser.recognise(text, embeddingOf));
}

/** What a mail asks for: its subject and its body, without what others wrote in it. */
export async function recogniseLetter(app: App, mail: Mail): Promise<Understanding> {
  const library = libraryOf(app);
  const { recogniser } = library;
  if (!recogniser) {
    await prepareSearch(untrained(library));
    const ask = (text: string) => ({ ...recogniseUntrained(library, text), resemblance: 0 });
    return recogniseMail(ask, mail);
  }
  return readEncoded(app, recogniser, (embeddingOf) =>
    recogniseMail((text) => recogniser.recognise(text, embeddingOf), mail),
  );
}

/**
 * Articles that match what is typed so far, best first. After a publication the index of before
 * is searched for the second that the new one takes.
 */
export async function searchLibrary(
  app: App,
  text: string,
  options: { limit: number; language: "zh" | "en" },
): Promise<SearchHit[]> {
  const warming = warmSearch(app);
  if (!searched.has(app)) await warming;
  return search(untrained(searched.get(app) ?? libraryOf(app)), text, options);
}

/** The last library of which the search index is made. */
const searched = new WeakMap<App, Library>();

/** Makes the search index ahead of the first search, in slices that let requests through. */
export async function warmSearch(app: App): Promise<void> {
  const library = libraryOf(app);
  await prepareSearch(untrained(library));
  if (libraryOf(app) === library) searched.set(app, library);
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
  const options = { limit: CANDIDATES_MAX, language, withWeak: true };
  const hits = search(untrained(library), text, options);
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
      made.set(taughtKey(text), slug);
    }
  }
  phrasingsOf.set(library, made);
  return made;
}
