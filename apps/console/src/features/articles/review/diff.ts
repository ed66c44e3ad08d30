/** One stretch of a comparison: in both, only in the old, or only in the new. */
export interface Change<T> {
  readonly kind: "same" | "removed" | "added";
  readonly items: readonly T[];
}

/**
 * The table below has one cell for each pair of items: four million are some ten milliseconds.
 * What differs by more than that has little in common, and is shown as taken out and put in.
 */
const CELLS_MAX = 4_000_000;

/** The shortest way from one list to the other by taking out and putting in. */
export function diff<T>(before: readonly T[], after: readonly T[]): Change<T>[] {
  const start = commonStart(before, after);
  const end = commonEnd(before, after, start);
  const oldMiddle = before.slice(start, before.length - end);
  const newMiddle = after.slice(start, after.length - end);
  return joined([
    { kind: "same", items: before.slice(0, start) },
    ...middle(oldMiddle, newMiddle),
    { kind: "same", items: before.slice(before.length - end) },
  ]);
}

function commonStart<T>(before: readonly T[], after: readonly T[]): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before[count] === after[count]) count += 1;
  return count;
}

function commonEnd<T>(before: readonly T[], after: readonly T[], start: number): number {
  const most = Math.min(before.length, after.length) - start;
  let count = 0;
  while (count < most && before.at(-1 - count) === after.at(-1 - count)) count += 1;
  return count;
}

/** By the longest common subsequence, found from the end so that it is read from the start. */
function middle<T>(before: readonly T[], after: readonly T[]): Change<T>[] {
  const width = after.length + 1;
  if ((before.length + 1) * width > CELLS_MAX) return replaced(before, after);
  const longest = commonLengths(before, after);
  const changes: Change<T>[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      changes.push({ kind: "same", items: before.slice(row, row + 1) });
      row += 1;
      column += 1;
    } else if (at(longest, row + 1, column, width) >= at(longest, row, column + 1, width)) {
      changes.push({ kind: "removed", items: before.slice(row, row + 1) });
      row += 1;
    } else {
      changes.push({ kind: "added", items: after.slice(column, column + 1) });
      column += 1;
    }
  }
  return [...changes, ...replaced(before.slice(row), after.slice(column))];
}

function commonLengths<T>(before: readonly T[], after: readonly T[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        before[row] === after[column]
          ? at(lengths, row + 1, column + 1, width) + 1
          : Math.max(at(lengths, row + 1, column, width), at(lengths, row, column + 1, width));
    }
  }
  return lengths;
}

function at(lengths: ArrayLike<number>, row: number, column: number, width: number): number {
  return lengths[row * width + column] ?? 0;
}

function replaced<T>(before: readonly T[], after: readonly T[]): Change<T>[] {
  return [
    { kind: "removed", items: before },
    { kind: "added", items: after },
  ];
}

/** Neighbours of one kind become one; within one change the old stands before the new. */
function joined<T>(changes: readonly Change<T>[]): Change<T>[] {
  const result: Change<T>[] = [];
  let removed: T[] = [];
  let added: T[] = [];
  const flush = () => {
    if (removed.length > 0) result.push({ kind: "removed", items: removed });
    if (added.length > 0) result.push({ kind: "added", items: added });
    removed = [];
    added = [];
  };
  let same: T[] = [];
  const flushSame = () => {
    if (same.length > 0) result.push({ kind: "same", items: same });
    same = [];
  };
  for (const { kind, items } of changes) {
    if (items.length === 0) continue;
    if (kind === "same") {
      flush();
      same.push(...items);
    } else {
      flushSame();
      (kind === "removed" ? removed : added).push(...items);
    }
  }
  flush();
  flushSame();
  return result;
}

/** Chinese by the character and other scripts by the word: what a reader sees as one thing. */
export function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}

const WORDS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}'’])+|./gsu;
