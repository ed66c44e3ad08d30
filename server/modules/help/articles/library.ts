import { createHash } from "node:crypto";
import type { App } from "../../../platform/app.ts";
import type { Reader } from "../../../platform/database/database.ts";
import type { Corpus, Recogniser } from "../recognise/index.ts";
import { type Content, contentSchema } from "./content.ts";
import { taughtKey } from "./exact-key.ts";
import { currentArticles, learnedPhrasings, type PhrasingRow } from "./queries.ts";
import { UNSUPPORTED_QUESTIONS } from "./unsupported.ts";

export interface StoredArticle extends Content {
  version: number;
  updatedAt: Date;
}

/** What this process knows of help: the current articles and, once trained, their recogniser. */
export interface Library {
  articles: ReadonlyMap<string, StoredArticle>;
  /** Which version of each article this is: also what is not taught may have changed. */
  editions: string;
  corpus: Corpus;
  /** Of what is taught, and nothing else: a better word in a body needs no training. */
  corpusSha256: string;
  recogniser: Recogniser | null;
  /**
   * The corpus that the recogniser was trained on: another after a return to an older model, null
   * when there is none yet, or one that only stands in for what is being trained.
   */
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
export async function loadLibrary(app: App, reader: Reader = app.database): Promise<Library> {
  const rows = await reader.all(currentArticles);
  const learned = await reader.all(learnedPhrasings);
  const articles = new Map<string, StoredArticle>();
  for (const row of rows) {
    const read = contentSchema.safeParse(row.content);
    // Written for another release, perhaps: one article less is better than no help at all.
    if (!read.success) app.log.error({ slug: row.slug, err: read.error }, "article left out");
    else articles.set(row.slug, { ...read.data, version: row.version, updatedAt: row.updated_at });
  }
  const corpus = corpusOf([...articles.values()], learned);
  return {
    articles,
    editions: [...articles.values()].map(({ slug, version }) => `${slug}:${version}`).join(" "),
    corpus,
    corpusSha256: taughtSha256(corpus),
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
  const taught = new Set(
    articles.flatMap(({ title, phrasings }) => {
      return [title.zh, title.en, ...phrasings.zh, ...phrasings.en].map(taughtKey);
    }),
  );
  const isNew = (text: string) => !taught.has(taughtKey(text));
  // What an article itself asks by now, whichever it is, is no longer learned beside it.
  const added = learned.filter(({ text }) => isNew(text));
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
    unsupported: [
      // A question that an article answers by now is no longer one that help cannot answer.
      ...UNSUPPORTED_QUESTIONS.filter(isNew),
      ...addedTo(null, "zh"),
      ...addedTo(null, "en"),
    ],
  };
}

function taughtSha256({ articles, unsupported }: Corpus): string {
  const taught = articles.map(({ slug, titles, phrasings }) => ({ slug, titles, phrasings }));
  return createHash("sha256").update(JSON.stringify({ taught, unsupported })).digest("hex");
}

/** Markdown without its marks, for search and for plain chat bubbles. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^[\]]*)\]\([^)]*\)/g, "$1")
    .replace(/(\*\*|__|`)/g, "")
    .replace(/^#+\s*/gm, "")
    .replace(/\{\{[\w.]+\}\}/g, "");
}
