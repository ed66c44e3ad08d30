export type SecretKind = "card" | "identity" | "code" | "password";

/** A half-open range of UTF-16 units that must not be seen. */
export interface Span {
  start: number;
  end: number;
  kind: SecretKind;
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
