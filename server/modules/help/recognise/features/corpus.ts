import type { Corpus } from "../types.ts";
import { extractFeatures, type FeatureBag } from "./features.ts";
import { homophonesIn, withSlips } from "./noise.ts";
import { normalise, stripGreetings } from "./normalise.ts";
import { randomSequence } from "./random.ts";

/** One taught text: its features and the number of its class. */
export interface Row {
  bag: FeatureBag;
  /** The same text with slips of the finger. */
  slippedBag: FeatureBag;
  /** What an encoder makes of the text, when there is one. */
  embedding?: Float32Array;
  label: number;
}

/** Looks up what an encoder made of a question beforehand. */
export type EmbeddingOf = (question: string) => Float32Array | undefined;

/** What the recogniser sees of a text, in training and in use alike. */
export function questionOf(text: string): string {
  return stripGreetings(normalise(text));
}

/** Titles and phrasings as rows; what is not supported is the last class, when it is taught. */
export function corpusRows(
  corpus: Corpus,
  unsupportedClass: string,
  embeddingOf: EmbeddingOf = () => undefined,
): { classes: string[]; rows: Row[] } {
  const classes = corpus.articles.map((article) => article.slug);
  const texts: { question: string; label: number }[] = [];
  const add = (list: readonly string[], label: number) => {
    for (const text of list) {
      const question = questionOf(text);
      if (question !== "") texts.push({ question, label });
    }
  };
  corpus.articles.forEach(({ titles, phrasings }, label) => {
    add([titles.zh, titles.en, ...phrasings.zh, ...phrasings.en], label);
  });
  const unsupported = corpus.unsupported ?? [];
  if (unsupported.length > 0) {
    add(unsupported, classes.length);
    classes.push(unsupportedClass);
  }
  const homophones = homophonesIn(texts.map(({ question }) => question));
  const random = randomSequence(NOISE_SEED);
  const rows = texts.map(({ question, label }) => {
    const slipped = withSlips(question, homophones, random);
    const embedding = embeddingOf(question);
    return {
      bag: extractFeatures(question),
      slippedBag: extractFeatures(slipped),
      label,
      ...(embedding && { embedding }),
    };
  });
  return { classes, rows };
}

const NOISE_SEED = 20;
