import {
  type Recogniser,
  type Recognition,
  recogniseMail,
  recogniser,
  train,
} from "../server/modules/help/recognise/index.ts";
import { builtInCorpus, readJson } from "../server/modules/help/recognise/test-content.ts";
import type { Measure } from "./recognise-report.ts";

/** Written apart from the phrasings by someone who had not seen them; never trained or tuned on. */
interface OwnTest {
  questions: { slug: string; texts: string[] }[];
  unsupported: string[];
  person: { text: string; why: string }[];
}

interface ChineseTest extends OwnTest {
  /** First texts of some questions again, in traditional script and with homophone typos. */
  traditional: [question: number, text: string][];
  homophones: [question: number, text: string][];
}

interface Message {
  text: string;
  /** For each thing that it asks, the articles that would do. */
  slugs: string[][];
}

interface TestMail {
  subject: string;
  body: string;
  outcome: string;
  intents?: string[];
  safety?: string;
}

interface Asked {
  text: string;
  slug: string;
}

/** Our own tests on the built-in articles, as the product would answer them. */
export function own(): Measure[] {
  const judge = recogniser(train(builtInCorpus("zh", "en")));
  const chinese: ChineseTest = readJson("recognise/test-data/zh.json");
  const english: OwnTest = readJson("recognise/test-data/en.json");
  return [
    ...ofLanguage(judge, "Chinese", chinese, { top1: { must: 88, aim: 95 }, top3: 96 }),
    ...ofChanges(judge, chinese),
    ...ofLanguage(judge, "English", english, { top1: {}, top3: undefined }),
    ...ofSeveral(judge, [chinese, english]),
    ofMails(judge),
  ];
}

function ofLanguage(
  judge: Recogniser,
  name: string,
  test: OwnTest,
  bars: { top1: { must?: number; aim?: number }; top3: number | undefined },
): Measure[] {
  const all = asked(test);
  const answered = all.filter((row) => judge.recognise(row.text).outcome === "answer");
  const isHandedOn = (text: string) => judge.recognise(text).outcome !== "answer";
  const isPerson = ({ text }: { text: string }) => judge.recognise(text).outcome === "person";
  return [
    { name: `own ${name} test, top-1`, value: top(judge, all, 1), ...bars.top1 },
    {
      name: `own ${name} test, top-3`,
      value: top(judge, all, 3),
      ...(bars.top3 === undefined ? {} : { must: bars.top3, aim: 99 }),
    },
    { name: "  must go to a person: recall", value: share(test.person, isPerson), must: 100 },
    { name: "  unsupported: not answered", value: share(test.unsupported, isHandedOn), aim: 95 },
    { name: "  answered by itself", value: (100 * answered.length) / all.length },
    { name: "  of these right", value: top(judge, answered, 1) },
    { name: "  handed to a person", value: share(all, isPerson) },
  ];
}

/** What is lost against the same texts as they were. */
function ofChanges(judge: Recogniser, test: ChineseTest): Measure[] {
  const loss = (changed: [number, string][]) => {
    const questions = changed.map(([at]) => test.questions[at] as OwnTest["questions"][number]);
    const plain = questions.map(({ slug, texts }) => ({ text: texts[0] as string, slug }));
    const rows = changed.map(([, text], i) => ({ text, slug: questions[i]?.slug ?? "" }));
    return top(judge, plain, 1) - top(judge, rows, 1);
  };
  return [
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

function ofSeveral(judge: Recogniser, tests: readonly OwnTest[]): Measure[] {
  const { messages } = readJson<{ messages: Message[] }>("recognise/test-data/several.json");
  const isSeen = ({ text, slugs }: Message) => {
    const { intents } = judge.recognise(text);
    return slugs.every((fitting) => fitting.some((slug) => intents.includes(slug)));
  };
  const isWrong = ({ text, slugs }: Message) =>
    judge.recognise(text).intents.some((slug) => !slugs.flat().includes(slug));
  const isInvented = ({ text }: Asked) => judge.recognise(text).intents.length > 1;
  return [
    { name: "several questions: all seen", value: share(messages, isSeen), aim: 90 },
    {
      name: "  with one that nobody asked",
      value: share(messages, isWrong),
      aim: 3,
      isSmallBetter: true,
    },
    {
      name: "  more than one seen in one question",
      value: share(tests.flatMap(asked), isInvented),
      aim: 3,
      isSmallBetter: true,
    },
  ];
}

function ofMails(judge: Recogniser): Measure {
  const { mails } = readJson<{ mails: TestMail[] }>("recognise/test-data/mails.json");
  const isAsWritten = ({ intents }: TestMail, seen: Recognition) =>
    intents === undefined || intents.join() === seen.intents.join();
  const value = share(mails, (mail) => {
    const seen = recogniseMail((text) => judge.recognise(text), mail);
    const isRead = seen.outcome === mail.outcome && seen.safety === mail.safety;
    return isRead && isAsWritten(mail, seen);
  });
  return { name: "mails read as written", value };
}

function asked(test: OwnTest): Asked[] {
  return test.questions.flatMap(({ slug, texts }) => texts.map((text) => ({ text, slug })));
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
