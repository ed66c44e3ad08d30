import type { Cell } from "./cell.ts";

/** Chinese numerals, the ones of bank slips, and those said by radio and telephone. */
const HAN_DIGITS: readonly string[] = [
  "零〇○洞",
  "一壹弌幺",
  "二贰弍两",
  "三叁弎参",
  "四肆",
  "五伍",
  "六陆",
  "七柒拐",
  "八捌",
  "九玖勾",
];
const VALUE_OF_HAN = new Map(
  HAN_DIGITS.flatMap((forms, value) => [...forms].map((form) => [form, String(value)] as const)),
);

const WORDS: readonly string[] = (
  "zero|oh|ling=0 one|yi|yao=1 two|er|liang=2 three|san=3 four|si=4 five|wu=5 six|liu=6 " +
  "seven|qi=7 eight|ba=8 nine|jiu=9"
).split(" ");
const VALUE_OF_WORD = new Map(
  WORDS.flatMap((entry) => {
    const [words = "", value = ""] = entry.split("=");
    return words.split("|").map((word) => [word, value] as const);
  }),
);

/** Fewer are words of a sentence ("三两天", "one or two"); a secret has at least four. */
const RUN_MIN = 4;

const HAN_DIGIT = `[${HAN_DIGITS.join("")}]`;
const HAN_RUN = new RegExp(
  `[\\d${HAN_DIGITS.join("")}](?:[ ,、-]?[\\d${HAN_DIGITS.join("")}]){3,}`,
  "g",
);
const HAN_IN_RUN = new RegExp(HAN_DIGIT, "g");
const WORD = [...VALUE_OF_WORD.keys()].join("|");
const WORD_RUN = new RegExp(
  `(?<![A-Za-z])(?:${WORD})(?:[ ,.-]{1,2}(?:${WORD})){${RUN_MIN - 1},}(?![A-Za-z])`,
  "gi",
);

/** Runs of numerals and number words as digits; the cell of a word keeps the word's whole range. */
export function spokenDigits(cells: readonly Cell[]): Cell[] {
  return wordsAsDigits(hanAsDigits(cells));
}

function hanAsDigits(cells: readonly Cell[]): Cell[] {
  const result = [...cells];
  for (const run of textOf(cells).matchAll(HAN_RUN)) {
    const found = [...run[0].matchAll(HAN_IN_RUN)];
    // One numeral beside an amount is a word of its own: "充值6000一直没到".
    if (found.length < 2) continue;
    for (const { 0: form, index } of found) {
      const at = run.index + index;
      const cell = result[at];
      if (cell) result[at] = { ...cell, unit: VALUE_OF_HAN.get(form) ?? form };
    }
  }
  return result;
}

function wordsAsDigits(cells: readonly Cell[]): Cell[] {
  const result: Cell[] = [];
  let at = 0;
  for (const run of textOf(cells).matchAll(WORD_RUN)) {
    result.push(...cells.slice(at, run.index));
    for (const { 0: word, index } of run[0].matchAll(/[A-Za-z]+/g)) {
      const first = cells[run.index + index];
      const last = cells[run.index + index + word.length - 1];
      const unit = VALUE_OF_WORD.get(word.toLowerCase());
      if (first && last && unit) result.push({ unit, start: first.start, end: last.end });
    }
    at = run.index + run[0].length;
  }
  result.push(...cells.slice(at));
  return result;
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ unit }) => unit).join("");
}
