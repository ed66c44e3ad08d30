/** The name of an article in its address; it stays for good. */
export const SLUG_LENGTH_MAX = 80;
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** A long title makes an address that nobody can read out. */
const SUGGESTED_WORDS_MAX = 6;

export function isSlug(text: string): boolean {
  return text.length <= SLUG_LENGTH_MAX && SLUG.test(text);
}

/** "Can I change my number?" → "can-i-change-my-number". */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/['’\p{M}]/gu, "")
    .match(/[a-z0-9]+/g);
  return (words ?? []).slice(0, SUGGESTED_WORDS_MAX).join("-").slice(0, SLUG_LENGTH_MAX);
}
