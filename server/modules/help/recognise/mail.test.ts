import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { wordsOfMail } from "./mail.ts";
import { train } from "./models/train.ts";
import { recogniser } from "./recognise.ts";
import { recogniseMail } from "./recognise-mail.ts";
import { builtInCorpus, readJson } from "./test-content.ts";

interface TestMail {
  name: string;
  subject: string;
  body: string;
  outcome: string;
  intents?: string[];
  safety?: string;
  /** What is left of the body, where the test names it. */
  paragraphs?: string[];
}

const { mails } = readJson<{ mails: TestMail[] }>("recognise/test-data/mails.json");
const judge = recogniser(train(builtInCorpus("zh", "en"), { networkCount: 0 }));
const read = (mail: { subject: string; body: string }) =>
  recogniseMail((text) => judge.recognise(text), mail);

describe("mail", () => {
  for (const mail of mails) {
    it(`is read: ${mail.name}`, () => {
      const { outcome, intents, safety } = read(mail);
      if (mail.paragraphs) assert.deepEqual(wordsOfMail(mail).paragraphs, mail.paragraphs);
      assert.deepEqual({ outcome, safety }, { outcome: mail.outcome, safety: mail.safety });
      if (mail.intents) assert.deepEqual(intents, mail.intents);
    });
  }

  it("keeps the subject without prefixes and tags, and knows whose words it is", () => {
    const subjects = [
      ["Re: 回复：[JN-12] 充值", "充值", false],
      ["转发: Fwd: RE[2]: top up", "top up", false],
      ["【外部】怎么退款", "怎么退款", true],
      ["(no subject)", "", true],
      ["Question", "", true],
      ["Report", "Report", true],
    ] as const;
    for (const [subject, bare, isOwn] of subjects) {
      const words = wordsOfMail({ subject, body: "" });
      assert.deepEqual([words.subject, words.isSubjectOwn], [bare, isOwn], subject);
    }
  });

  it("does not take the customer's last words for the head of a quotation", () => {
    const body = [
      "On Monday I paid twice.",
      "On Mon, Nov 2, 2026 at 10:12 Support <help@wallet.example>",
      "wrote:",
      "Please wait.",
    ].join("\n");
    assert.deepEqual(wordsOfMail({ subject: "", body }).paragraphs, ["On Monday I paid twice."]);
  });

  it("finds a safety matter wherever in a long letter it stands", () => {
    const filler = "I have used the wallet for years and everything was fine. ".repeat(40);
    for (const body of [
      `${filler}My phone was stolen. ${filler}`,
      `${filler}\n\n${filler}\n\nmy phone was stolen`,
    ]) {
      assert.equal(read({ subject: "", body }).safety, "stolen");
    }
  });

  it("gives probabilities that together do not exceed one", () => {
    const { candidates } = read(mails.find(({ outcome }) => outcome === "choices") as TestMail);
    assert.ok(candidates.length > 0);
    assert.ok(candidates.reduce((sum, { probability }) => sum + probability, 0) <= 1 + 1e-6);
  });

  it("reads a hostile mail of any shape, and still finds what matters in it", () => {
    const long = 25_000;
    for (const noise of ["@".repeat(long), "a<@".repeat(long / 3), "> ".repeat(long / 2)]) {
      const mail = { subject: "re: ".repeat(90), body: `${noise}\nmy phone was stolen\n${noise}` };
      assert.equal(read(mail).safety, "stolen");
    }
  });
});
