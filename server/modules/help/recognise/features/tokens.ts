/** Latin words and numbers stay whole; each Chinese character is a token of its own. */
export function tokenise(normalised: string): string[] {
  return normalised.match(TOKEN)?.slice(0, TOKENS_MAX) ?? [];
}

// A question of more tokens than this is a letter; its end adds time and noise, not meaning.
const TOKENS_MAX = 400;
const HAN = "\\u3400-\\u9fff\\uf900-\\ufaff";
const TOKEN = new RegExp(`[${HAN}]|(?:(?![${HAN}])[\\p{L}\\p{N}'])+`, "gu");
