import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readContent } from "../../modules/help/articles/content.ts";
import {
  isPlaceholder,
  knownFacts,
  provideFacts,
} from "../../modules/help/articles/placeholders.ts";
import { articleFor, seedArticles } from "../../modules/help/setup.ts";
import "../../modules/index.ts";

const { files } = await readContent();
const languages = ["zh", "en"] as const;

/** Every sentence of the articles that a customer reads; phrasings are what customers say. */
const texts = files.flatMap(({ content }) =>
  languages.flatMap((language) =>
    (["title", "summary", "body"] as const).map((part) => ({
      place: `${content.slug} ${part} ${language}`,
      language,
      text: content[part][language],
    })),
  ),
);
