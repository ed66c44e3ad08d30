import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readContent } from "../../modules/help/articles/content.ts";
import {
  isPlaceholder,
  knownFacts,
  provideFacts,
} from "../../modules/help/articles/placeholders.ts";
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

/** What a number may not touch on either side, or it is another number: "¥1" in "¥1,000". */
const NUMBER = "[\\d,.]";

describe("the numbers in articles", () => {
  it("are all handed over by the module whose rule they are", () => {
    const open = texts.flatMap(({ place, text }) =>
      [...text.matchAll(/\{\{([^{}]*)\}\}/g)]
        .filter(([, name = ""]) => !isPlaceholder(name))
        .map(([whole]) => `${place}: ${whole}`),
    );
    assert.deepEqual(open, []);
  });
  it("never stand in clear beside the rule, where a change would not reach them", () => {
    const repeated = texts.flatMap(({ place, language, text }) =>
      Array.from(knownFacts(), ([name, fact]) => ({ name, value: fact[language] }))
        .filter(({ value }) => new RegExp(`(?<!${NUMBER})${value}(?!,?\\d|\\.\\d)`).test(text))
        .map(({ name, value }) => `${place}: ${value} instead of {{${name}}}`),
    );
    assert.deepEqual(repeated, []);
  });
  it("are used: no fact is handed over that no article names", () => {
    const unused = [...knownFacts().keys()].filter(
      (name) => !texts.some(({ text }) => text.includes(`{{${name}}}`)),
    );
    assert.deepEqual(unused, []);
  });
  it("have one value each", () => {
    const [name = "", fact] = [...knownFacts()][0] ?? [];
    assert.ok(fact);
    provideFacts({ [name]: fact });
    assert.throws(() => provideFacts({ [name]: { ...fact, en: "another" } }), /two values/);
  });
});
