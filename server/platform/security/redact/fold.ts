export type SecretKind = "card" | "identity" | "code" | "password";

/** A half-open range of UTF-16 units that must not be seen. */
export interface Span {
  start: number;
  end: number;
  kind: SecretKind;
}

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;
const SPACES = /[\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]/;

/**
 * The text with full-width digits, letters and signs as plain ones and every kind of space as a
 * space, unit for unit, so that a place in the result is the same place in the original.
 */
export function foldWidth(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const isWide = unit >= FULL_WIDTH_FIRST && unit <= FULL_WIDTH_LAST;
    if (isWide) folded += String.fromCharCode(unit - FULL_WIDTH_OFFSET);
    else folded += SPACES.test(text.charAt(at)) ? " " : text.charAt(at);
  }
  return folded;
}

/** The spans of one capture group of a pattern; the pattern needs the flags `d` and `g`. */
export function spansOf(
  text: string,
  pattern: RegExp,
  kind: SecretKind,
  accept: (value: string, match: RegExpExecArray) => boolean = () => true,
): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(pattern) as Iterable<RegExpExecArray>) {
    const range = match.indices?.groups?.secret;
    const value = match.groups?.secret;
    if (!range || value === undefined || !accept(value, match)) continue;
    spans.push({ start: range[0], end: range[1], kind });
  }
  return spans;
}
