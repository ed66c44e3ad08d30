import { Converter } from "opencc-js/t2cn";
import type { Cell } from "./cell.ts";
import { isInvisible } from "./invisible.ts";
import { spokenDigits } from "./numerals.ts";

/** A text in its plainest spelling, and for each of its units the place in the original. */
export interface Folded {
  readonly text: string;
  /** Half-open ranges of UTF-16 units of the original, one per UTF-16 unit of `text`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * One spelling for one thing, so that a pattern has to know only one: compatibility forms (NFKC),
 * without invisible characters and marks, simplified Chinese, digits of every script as 0–9, also
 * numbers that are spelled out, one space for every run of spaces (a line break stays one), and no
 * spaces between letters that stand apart ("密 码", "P I N").
 */
export function fold(text: string): Folded {
  const cells = spokenDigits(closeGaps(collapseSpaces(plainCells(text))));
  return {
    text: cells.map(({ unit }) => unit).join(""),
    starts: cells.map(({ start }) => start),
    ends: cells.map(({ end }) => end),
  };
}

function plainCells(text: string): Cell[] {
  const cells: Cell[] = [];
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const plain = plainOf(character);
    for (let at = 0; at < plain.length; at += 1) cells.push({ unit: plain.charAt(at), start, end });
    start = end;
  }
  return cells;
}

/** Texts are made of few different characters, and these never change. */
const known = new Map<string, string>();
const KNOWN_MAX = 20_000;

function plainOf(character: string): string {
  if (character >= " " && character <= "~") return character;
  const found = known.get(character);
  if (found !== undefined) return found;
  const plain = foldCharacter(character);
  if (known.size < KNOWN_MAX) known.set(character, plain);
  return plain;
}

const toSimplified = Converter({ from: "t", to: "cn" });
const HAN = /\p{Script=Han}/u;
const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/;
/** Negative circled and double circled digits, which have no compatibility form. */
const RINGED = ["⓿", "❶➊⓵", "❷➋⓶", "❸➌⓷", "❹➍⓸", "❺➎⓹", "❻➏⓺", "❼➐⓻", "❽➑⓼", "❾➒⓽"];

function foldCharacter(character: string): string {
  if (LINE_BREAK.test(character)) return "\n";
  if (/\s/u.test(character)) return " ";
  if (isInvisible(character) || /[\p{M}\p{Cc}]/u.test(character)) return "";
  const ringed = RINGED.findIndex((forms) => forms.includes(character));
  if (ringed >= 0) return String(ringed);
  const compatible = character.normalize("NFKC");
  const plain = /^[([]?\d[.,)\]]?$/.test(compatible) ? compatible.replace(/\D/g, "") : compatible;
  return [...plain].map(foldPlain).join("");
}

function foldPlain(character: string): string {
  if (/\p{Nd}/u.test(character)) return digitOf(character);
  if (HAN.test(character)) return toSimplified(character);
  return /[\p{M}\p{Cf}]/u.test(character) ? "" : character;
}

/** Decimal digits stand in Unicode in runs of ten, zero first. */
function digitOf(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value += 1;
  return String(value);
}

function collapseSpaces(cells: readonly Cell[]): Cell[] {
  const kept: Cell[] = [];
  for (const cell of cells) {
    const last = kept.at(-1);
    if (!last || !isSpace(last.unit) || !isSpace(cell.unit)) kept.push(cell);
    else kept[kept.length - 1] = { ...last, unit: spaceOf(last, cell), end: cell.end };
  }
  return kept;
}

const isSpace = (unit: string | undefined) => unit === " " || unit === "\n";
const spaceOf = (a: Cell, b: Cell) => (a.unit === "\n" || b.unit === "\n" ? "\n" : " ");

/** Takes out the spaces around a letter that stands alone: nobody writes words that way. */
function closeGaps(cells: readonly Cell[]): Cell[] {
  const isAlone = (at: number, script: RegExp) => {
    const isOf = (place: number) => script.test(cells[place]?.unit ?? "");
    return isOf(at) && !isOf(at - 1) && !isOf(at + 1);
  };
  return cells.filter(({ unit }, at) => {
    if (unit !== " ") return true;
    const [before, after] = [cells[at - 1]?.unit ?? "", cells[at + 1]?.unit ?? ""];
    if (HAN.test(before) && HAN.test(after)) return !isAlone(at - 1, HAN) && !isAlone(at + 1, HAN);
    return !(isAlone(at - 1, LATIN) && isAlone(at + 1, LATIN));
  });
}

const LATIN = /[A-Za-z]/;
