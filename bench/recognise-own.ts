import { readdirSync, readFileSync } from "node:fs";
import {
  type Corpus,
  type Recogniser,
  recogniser,
  train,
} from "../server/modules/help/recognise/index.ts";
import { UNSUPPORTED_QUESTIONS } from "../server/modules/help/unsupported.ts";
import type { Measure } from "./recognise-report.ts";

const HELP = new URL("../server/modules/help/", import.meta.url);

/** Written apart from the phrasings by someone who had not seen them; never trained or tuned on. */
interface OwnTest {
  questions: { slug: string; texts: string[] }[];
  unsupported: string[];
  person: { text: string; why: string }[];
  /** First texts of some questions again, in traditional script and with homophone typos. */
  traditional: [question: number, text: string][];
  homophones: [question: number, text: string][];
}

interface Asked {
  text: string;
  slug: string;
}

/** Our own Chinese test on the built-in articles, as the product would answer them. */
export function own(): Measure[] {
  const test: OwnTest = readJson("recognise/test-data/zh.json");
  const judge = recogniser(train(ownCorpus()));
  const all = test.questions.flatMap(({ slug, texts }) => texts.map((text) => ({ text, slug })));
  // What is lost against the same texts as they were.
  const loss = (changed: [number, string][]) => {
    const questions = changed.map(([at]) => test.questions[at] as OwnTest["questions"][number]);
    const plain = questions.map(({ slug, texts }) => ({ text: texts[0] as string, slug }));
    const rows = changed.map(([, text], i) => ({ text, slug: questions[i]?.slug ?? "" }));
    return top(judge, plain, 1) - top(judge, rows, 1);
  };
  const answered = all.filter((row) => judge.recognise(row.text).outcome === "answer");
  const isHandedOn = (text: string) => judge.recognise(text).outcome !== "answer";
  const isPerson = ({ text }: { text: string }) => judge.recognise(text).outcome === "person";
  return [
    { name: "own Chinese test, top-1", value: top(judge, all, 1), must: 88, aim: 95 },
    { name: "own Chinese test, top-3", value: top(judge, all, 3), must: 96, aim: 99 },
    { name: "  must go to a person: recall", value: share(test.person, isPerson), must: 100 },
    { name: "  unsupported: not answered", value: share(test.unsupported, isHandedOn) },
    { name: "  answered by itself", value: (100 * answered.length) / all.length },
    { name: "  of these right", value: top(judge, answered, 1) },
    { name: "  handed to a person", value: share(all, isPerson) },
    {
      name: "  points lost in traditional script",
      value: loss(test.traditional),
      must: 1,
      isSmallBetter: true,
    },
    {
      name: "  points lost to a homophone typo",
      value: loss(test.homophones),
      must: 5,
      isSmallBetter: true,
    },
  ];
}

function ownCorpus(): Corpus {
  const names = readdirSync(new URL("content/", HELP)).filter((name) => name.endsWith(".json"));
  const articles = names.map((name) => {
    const { slug, title, phrasings } = readJson<{
      slug: string;
      title: { zh: string; en: string };
      phrasings: { zh: string[]; en: string[] };
    }>(`content/${name}`);
    return { slug, titles: title, phrasings };
  });
  return { articles, unsupported: [...UNSUPPORTED_QUESTIONS] };
}

function top(judge: Recogniser, rows: readonly Asked[], ranks: number): number {
  return share(rows, ({ text, slug }) => {
    return judge
      .recognise(text)
      .candidates.slice(0, ranks)
      .some((one) => one.slug === slug);
  });
}

function share<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : (100 * items.filter(test).length) / items.length;
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(path, HELP), "utf8"));
}
