/** The server's bounds; it refuses what is beyond, and a person should not type it in vain. */
export const PHRASINGS_MAX = 200;
export const PHRASING_LENGTH_MAX = 200;
/** With fewer the automatic line does not recognise the question reliably. */
export const PHRASINGS_MIN = 5;

/** Many lines as people paste them, out of a list or a table: without numbers, bullets, quotes. */
export function linesOfPaste(text: string): string[] {
  return text
    .split(/[\r\n\t]+/)
    .map((line) => line.trim().replace(BULLET, "").replace(QUOTES, "$1").trim())
    .filter((line) => line !== "")
    .map((line) => line.slice(0, PHRASING_LENGTH_MAX));
}

const BULLET = /^(?:[-*•·–]\s*|\(?\d{1,3}[.、)）]\s*)/;
const QUOTES = /^["“「『](.*)["”」』][,，]?$/;

/** Places in the list whose words already stand further up; width and case make no difference. */
export function duplicatesIn(phrasings: readonly string[]): ReadonlySet<number> {
  const seen = new Set<string>();
  const found = new Set<number>();
  phrasings.forEach((phrasing, index) => {
    const key = sameness(phrasing);
    if (key !== "" && seen.has(key)) found.add(index);
    seen.add(key);
  });
  return found;
}

/** Near the recogniser's own normal form, which is the server's last word. */
function sameness(phrasing: string): string {
  return phrasing
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
}
