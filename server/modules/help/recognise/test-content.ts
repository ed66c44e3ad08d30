import { readdirSync, readFileSync } from "node:fs";
import { UNSUPPORTED_QUESTIONS } from "../articles/unsupported.ts";
import type { Corpus } from "./types.ts";

const HELP = new URL("../", import.meta.url);

interface File {
  slug: string;
  title: { zh: string; en: string };
  phrasings: { zh: string[]; en: string[] };
}

/** The built-in articles as they are taught, in one language or in both. */
export function builtInCorpus(...languages: ("zh" | "en")[]): Corpus {
  const files = readdirSync(new URL("content/", HELP)).filter((name) => name.endsWith(".json"));
  const has = (language: "zh" | "en") => languages.includes(language);
  const articles = files.map((name) => {
    const { slug, title, phrasings } = readJson<File>(`content/${name}`);
    return {
      slug,
      titles: { zh: has("zh") ? title.zh : "", en: has("en") ? title.en : "" },
      phrasings: { zh: has("zh") ? phrasings.zh : [], en: has("en") ? phrasings.en : [] },
    };
  });
  const unsupported = UNSUPPORTED_QUESTIONS.filter((text) => {
    return has(/[\u4e00-\u9fff]/.test(text) ? "zh" : "en");
  });
  return { articles, unsupported };
}

/** A file of help/, by its path in there. */
export function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(path, HELP), "utf8"));
}
