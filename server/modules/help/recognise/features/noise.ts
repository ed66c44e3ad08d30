import { isChineseCharacter } from "./normalise.ts";
import { syllableOf } from "./pinyin.ts";

/** Characters of the corpus that sound alike, by syllable. */
export type Homophones = Map<string, string[]>;

export function homophonesIn(texts: readonly string[]): Homophones {
  const characters = new Set(texts.flatMap((text) => [...text].filter(isChineseCharacter)));
  const homophones: Homophones = new Map();
  for (const character of characters) {
    const syllable = syllableOf(character);
    homophones.set(syllable, [...(homophones.get(syllable) ?? []), character]);
  }
  return homophones;
}

/**
 * The text as a hurried thumb would write it: one slip in every three words or so. Learning from
 * such a copy of each phrasing keeps the classifier from trusting any single word.
 */
export function withSlips(text: string, homophones: Homophones, random: () => number): string {
  const characters = [...text];
  const slips = Math.max(1, Math.round(characters.length / CHARACTERS_PER_SLIP));
  for (let i = 0; i < slips; i += 1) {
    const at = Math.floor(random() * characters.length);
    const character = characters[at] as string;
    if (isChineseCharacter(character)) characters[at] = soundAlike(character, homophones, random);
    else if (LETTER.test(character)) slipAt(characters, at, random);
  }
  return characters.join("");
}

const CHARACTERS_PER_SLIP = 20;
const LETTER = /[a-z]/;

function soundAlike(character: string, homophones: Homophones, random: () => number): string {
  const others = homophones.get(syllableOf(character)) ?? [];
  return others[Math.floor(random() * others.length)] ?? character;
}

/** A letter lost, added or changed, or two neighbours swapped. */
function slipAt(characters: string[], at: number, random: () => number): void {
  const kind = Math.floor(random() * 4);
  const letter = String.fromCharCode(97 + Math.floor(random() * 26));
  if (kind === 0) characters[at] = "";
  else if (kind === 1) characters[at] = letter + characters[at];
  else if (kind === 2) characters[at] = letter;
  else if (at + 1 < characters.length) {
    const held = characters[at] as string;
    characters[at] = characters[at + 1] as string;
    characters[at + 1] = held;
  }
}
