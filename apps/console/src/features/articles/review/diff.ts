import { diffArrays } from "diff";

/** One stretch of a comparison: in both, only in the old, or only in the new. */
export interface Change<T> {
  readonly kind: "same" | "removed" | "added";
  readonly items: readonly T[];
}

/** Texts that differ in more places have little in common; finding the shortest way takes long. */
const EDITS_MAX = 2_000;

/** The shortest way from one list to the other by taking out and putting in; old before new. */
export function diff<T>(before: readonly T[], after: readonly T[]): Change<T>[] {
  const found = diffArrays([...before], [...after], { maxEditLength: EDITS_MAX });
  if (!found) return replaced(before, after);
  return found.map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    items: value,
  }));
}

function replaced<T>(before: readonly T[], after: readonly T[]): Change<T>[] {
  return [
    { kind: "removed", items: before },
    { kind: "added", items: after },
  ];
}

/** Chinese by the character and other scripts by the word: what a reader sees as one thing. */
export function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}

const WORDS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}'’])+|./gsu;
