import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { normalise } from "./features/normalise.ts";
import { train } from "./models/train.ts";
import { recogniser } from "./recognise.ts";
import { builtInCorpus, readJson } from "./test-content.ts";

/** Written apart from the phrasings; measured on, never trained or tuned on. */
interface OwnTest {
  questions: { slug: string; texts: string[] }[];
  unsupported: string[];
  person: { text: string }[];
}

interface ChineseTest extends OwnTest {
  traditional: [question: number, text: string][];
  homophones: [question: number, text: string][];
}

/**
 * A little below what is measured without the networks, one language at a time, so that a
 * regression fails within seconds; bench/recognise.ts measures the whole.
 */
const FLOORS = {
  zh: { top1: 90, top3: 97, unsupported: 93, heldOut: 74, invented: 3 },
  en: { top1: 92, top3: 97, unsupported: 92, heldOut: 61, invented: 2 },
};
const HOMOPHONES_FLOOR = 88;
const CALIBRATION_GAP_MAX = 0.055;

const chinese: ChineseTest = readJson("recognise/test-data/zh.json");
const english: OwnTest = readJson("recognise/test-data/en.json");

for (const [language, test] of [
  ["zh", chinese],
  ["en", english],
] as const) {
  const model = train(builtInCorpus(language), { networkCount: 0 });
  const judge = recogniser(model);
  const floors = FLOORS[language];
  const rankOf = (slug: string, text: string) =>
    judge.recognise(text).candidates.findIndex((candidate) => candidate.slug === slug);
  const all = test.questions.flatMap(({ slug, texts }) => texts.map((text) => ({ slug, text })));

  describe(`the built-in articles (${language})`, () => {
    it("are told apart on phrasings held out from training, with honest probabilities", () => {
      const { top1, calibrationError } = model.figures;
      assert.ok(100 * top1 >= floors.heldOut, `top-1 ${top1}`);
      assert.ok(calibrationError <= CALIBRATION_GAP_MAX, `calibration error ${calibrationError}`);
    });

    it("are found first, or among three, for questions by another writer", () => {
      assertShare(all, floors.top1, ({ slug, text }) => rankOf(slug, text) === 0);
      assertShare(all, floors.top3, ({ slug, text }) => rankOf(slug, text) >= 0);
    });

    it("are not taken for several where one thing is asked", () => {
      const isOne = ({ text }: { text: string }) => judge.recognise(text).intents.length <= 1;
      assertShare(all, 100 - floors.invented, isOne);
    });

    it("give way to a person wherever a person must see it", () => {
      const missed = test.person.filter(({ text }) => judge.recognise(text).outcome !== "person");
      assert.deepEqual(missed, []);
    });

    it("are seldom the answer to what is not offered", () => {
      assertShare(test.unsupported, floors.unsupported, (text) => {
        return judge.recognise(text).outcome !== "answer";
      });
    });

    if (language === "zh") {
      it("are found in spite of homophone typos", () => {
        assertShare(chinese.homophones, HOMOPHONES_FLOOR, ([at, text]) => {
          return rankOf(chinese.questions[at]?.slug ?? "", text) === 0;
        });
      });

      it("are found in traditional script exactly as in simplified", () => {
        for (const [at, text] of chinese.traditional) {
          const simplified = chinese.questions[at]?.texts.map(normalise) ?? [];
          assert.ok(simplified.includes(normalise(text)), text);
        }
      });
    }
  });
}

function assertShare<Item>(items: Item[], floor: number, holds: (item: Item) => boolean): void {
  const share = (100 * items.filter(holds).length) / items.length;
  assert.ok(share >= floor, `${share.toFixed(1)} % is below ${floor} %`);
}
