import { type Change, diff, wordsOf } from "./diff.ts";

type Words = readonly Change<string>[];

/** One line of a comparison; a line that was reworded knows which of its words are others. */
export type DiffLine =
  | { readonly kind: "same" | "removed" | "added"; readonly text: string }
  | { readonly kind: "reworded"; readonly words: Words }
  | { readonly kind: "skipped"; readonly lines: readonly string[] };

/** Below this share of words in common two lines are not one that was reworded. */
const COMMON_SHARE_MIN = 0.4;
/** So many unchanged lines around a change tell where one is; the others are folded away. */
const CONTEXT_LINES = 2;

/** What a text changed, line by line, and within a line word by word. */
export function diffLines(before: string, after: string): DiffLine[] {
  const changes = diff(linesOf(before), linesOf(after));
  const lines: DiffLine[] = [];
  for (let index = 0; index < changes.length; index += 1) {
    const change = changes[index];
    const next = changes[index + 1];
    if (!change) continue;
    if (change.kind === "removed" && next?.kind === "added") {
      lines.push(...pairs(change.items, next.items));
      index += 1;
    } else if (change.kind === "same") {
      lines.push(...folded(change.items, index > 0, next !== undefined));
    } else {
      for (const text of change.items) lines.push({ kind: change.kind, text });
    }
  }
  return lines;
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split("\n");
}

/** Old and new lines in the same place: side by side as far as they resemble each other. */
function pairs(before: readonly string[], after: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = [];
  const most = Math.max(before.length, after.length);
  for (let index = 0; index < most; index += 1) {
    const old = before[index];
    const now = after[index];
    const words = old !== undefined && now !== undefined ? reworded(old, now) : undefined;
    if (words) {
      lines.push({ kind: "reworded", words });
      continue;
    }
    if (old !== undefined) lines.push({ kind: "removed", text: old });
    if (now !== undefined) lines.push({ kind: "added", text: now });
  }
  return lines;
}

function reworded(before: string, after: string): Words | undefined {
  const changes = diff(wordsOf(before), wordsOf(after));
  const lengthOf = (texts: readonly string[]) => texts.join("").length;
  const same = changes.filter(({ kind }) => kind === "same");
  const common = same.reduce((sum, { items }) => sum + lengthOf(items), 0);
  return common >= COMMON_SHARE_MIN * Math.max(before.length, after.length) ? changes : undefined;
}

function folded(texts: readonly string[], isAfter: boolean, isBefore: boolean): DiffLine[] {
  const start = isAfter ? CONTEXT_LINES : 0;
  const end = isBefore ? CONTEXT_LINES : 0;
  const line = (text: string): DiffLine => ({ kind: "same", text });
  // Folding a single line away would save nothing.
  if (texts.length <= start + end + 1) return texts.map(line);
  return [
    ...texts.slice(0, start).map(line),
    { kind: "skipped", lines: texts.slice(start, texts.length - end) },
    ...texts.slice(texts.length - end).map(line),
  ];
}
