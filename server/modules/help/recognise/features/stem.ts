/**
 * A rough stem of an English word, so that "arrived", "arrives" and "arriving" meet. It only has
 * to be the same for related words, not to be a word; mistakes cost little beside the full form.
 */
export function stem(word: string): string {
  if (word.length < STEM_FROM_LENGTH) return word;
  const bare = word.replace(/'(?:s|re|ve|ll|d|m|t)$/, "");
  const singular = bare
    .replace(/ies$/, "y")
    .replace(/sses$/, "ss")
    .replace(/([^s])s$/, "$1");
  const cut = singular.match(SUFFIX);
  const isLong = cut?.index !== undefined && cut.index >= STEM_LENGTH_MIN;
  const root = isLong ? singular.slice(0, cut.index) : singular;
  return root.replace(/(.)\1$/, "$1").replace(/[ey]$/, "");
}

const STEM_FROM_LENGTH = 4;
const STEM_LENGTH_MIN = 3;
const SUFFIX = /(?:ing|ed|ly|ment|ation|ion|al)$/;
