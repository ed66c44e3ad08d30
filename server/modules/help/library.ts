import { createHash } from "node:crypto";
import type { App } from "../../platform/app.ts";
import { type Content, contentSchema } from "./content.ts";
import { learnedPhrasings, type PhrasingRow } from "./learning/queries.ts";
import { currentArticles } from "./queries.ts";
import type { Corpus, Recogniser } from "./recognise/index.ts";
import { UNSUPPORTED_QUESTIONS } from "./unsupported.ts";

export interface StoredArticle extends Content {
  version: number;
  updatedAt: Date;
}

/** What this process knows of help: the current articles and, once trained, their recogniser. */
export interface Library {
  articles: ReadonlyMap<string, StoredArticle>;
  corpus: Corpus;
  corpusSha256: string;
  recogniser: Recogniser | null;
  /** The corpus that the recogniser was trained on; another after a return to an older model. */
  modelSha256: string | null;
  /** The training at work, so that nobody starts a second one. */
  training: Promise<void> | null;
  stop: AbortController;
}

const libraries = new WeakMap<App, Library>();

export async function openLibrary(app: App): Promise<Library> {
  const library = await loadLibrary(app);
  libraries.set(app, library);
  return library;
}

/** Reads what help knows now, beside the library in use; `swapLibrary` puts it in its place. */
export async function loadLibrary(app: App): Promise<Library> {
  const rows = await app.database.all(currentArticles);
  const learned = await app.database.all(learnedPhrasings);
  const articles = new Map<string, StoredArticle>();
  for (const row of rows) {
    const content = contentSchema.parse(row.content);
    articles.set(row.slug, { ...content, version: row.version, updatedAt: row.updated_at });
  }
  const corpus = corpusOf([...articles.values()], learned);
  return {
    articles,
    corpus,
    corpusSha256: createHash("sha256").update(JSON.stringify(corpus)).digest("hex"),
    recogniser: null,
    modelSha256: null,
    training: null,
    stop: new AbortController(),
  };
}

/** One assignment: a question is read with the old library or the new one, never with a mixture. */
export function swapLibrary(app: App, next: Library): void {
  const { training, stop } = libraryOf(app);
  libraries.set(app, Object.assign(next, { training, stop }));
}

export function libraryOf(app: App): Library {
  const library = libraries.get(app);
  if (!library) throw new Error("help has not been started");
  return library;
}

function corpusOf(articles: readonly StoredArticle[], learned: readonly PhrasingRow[]): Corpus {
  const shipped = new Set(articles.flatMap(({ phrasings }) => [...phrasings.zh, ...phrasings.en]));
  // What ships by now, under whichever article, is no longer ours to teach.
  const added = learned.filter(({ text }) => !shipped.has(text));
  const addedTo = (slug: string | null, language: "zh" | "en") =>
    added.filter((row) => row.slug === slug && row.language === language).map(({ text }) => text);
  return {
    articles: articles.map(({ slug, title, phrasings, body }) => ({
      slug,
      titles: title,
      phrasings: {
        zh: [...phrasings.zh, ...addedTo(slug, "zh")],
        en: [...phrasings.en, ...addedTo(slug, "en")],
      },
      body: { zh: plainText(body.zh), en: plainText(body.en) },
    })),
    unsupported: [...UNSUPPORTED_QUESTIONS, ...addedTo(null, "zh"), ...addedTo(null, "en")],
  };
}

/** Markdown without its marks, for search and for plain chat bubbles. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|`)/g, "")
    .replace(/^#+\s*/gm, "")
    .replace(/\{\{\w+\}\}/g, "");
}
