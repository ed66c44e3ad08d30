import { pinyin } from "pinyin-pro";
import { isChineseCharacter } from "./normalise.ts";

/** Toneless syllables per character; a fixed table per process, so each costs one look-up. */
const syllables = new Map<string, string>();

/**
 * The syllable of one Chinese character without tone, or "" for anything else. One reading per
 * character on purpose: a question and a phrasing then always agree, whatever stands around it.
 */
export function syllableOf(character: string): string {
  const known = syllables.get(character);
  if (known !== undefined) return known;
  const syllable = isChineseCharacter(character)
    ? (pinyin(character, { toneType: "none", type: "array" })[0]?.replace("ü", "v") ?? "")
    : "";
  if (syllables.size < SYLLABLES_MAX) syllables.set(character, syllable);
  return syllable;
}

// The whole unified block is about 28,000 characters; the bound only stops hostile growth.
const SYLLABLES_MAX = 40_000;
