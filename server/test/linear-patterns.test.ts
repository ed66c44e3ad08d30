// Threat: one message that holds the only thread. Whatever reads a stranger's text must take time
// in proportion to its length; eight times the text may not take anything like 64 times the time.
// Measured in CPU time of this process, the least of several runs, so that a busy machine does
// not count.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asksSecret } from "../modules/conversations/index.ts";
import { languageOf, safetyOf } from "../modules/help/recognise/index.ts";
import { hasDoubleName } from "../platform/http/double-name.ts";
import { redact } from "../platform/security/redact.ts";

const SHORT = 4_000;
const FACTOR = 8;
/** Between linear (8) and quadratic (64), with room for caches and garbage. */
const GROWTH_MAX = 24;
const RUNS = 5;
/** Shorter times are noise: neither a threat nor a slope. */
const NOTICED_MICROSECONDS = 20_000;

const readers: Record<string, (text: string) => unknown> = {
  redaction: (text) => redact(text),
  "the filter of words to customers": asksSecret,
  "the eye for danger": safetyOf,
  "the language of a message": languageOf,
  "names in JSON": (text) => hasDoubleName(JSON.stringify({ text, list: [text] })),
};

/** Each repeats what patterns begin with, and never lets them end. */
const texts: Record<string, (length: number) => string> = {
  "white space after a noun": (n) => `密码${" ".repeat(n)}x`,
  "white space after digits": (n) => `1234${"\u3000".repeat(n)}x`,
  "line breaks": (n) => `验证码：${"\n".repeat(n)}x`,
  digits: (n) => "4".repeat(n),
  "digits with separators": (n) => "4-1 ".repeat(n / 4),
  nouns: (n) => "验证码".repeat(n / 3),
  "English nouns": (n) => "code pin ".repeat(n / 9),
  letters: (n) => "a".repeat(n),
  "what cannot be seen": (n) => `密${"\u200b".repeat(n)}码`,
  "beginnings of addresses": (n) => "http://a.".repeat(n / 9),
  tokens: (n) => "jw_jc_".repeat(n / 6),
};

function microseconds(read: (text: string) => unknown, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.cpuUsage();
    read(text);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

describe("threat: a text made to be read slowly", () => {
  for (const [reader, read] of Object.entries(readers)) {
    it(`takes ${reader} time in proportion to its length`, () => {
      const slow = Object.entries(texts).flatMap(([name, make]) => {
        const short = Math.max(500, microseconds(read, make(SHORT)));
        const long = microseconds(read, make(SHORT * FACTOR));
        const isSlow = long > NOTICED_MICROSECONDS && long / short > GROWTH_MAX;
        return isSlow ? [`${name}: ${short} µs, then ${long} µs`] : [];
      });
      assert.deepEqual(slow, []);
    });
  }
});
