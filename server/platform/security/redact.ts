import { findCards } from "./redact/cards.ts";
import { findCodes } from "./redact/codes.ts";
import { foldWidth, type SecretKind, type Span } from "./redact/fold.ts";
import { findIdentityNumbers } from "./redact/identity-numbers.ts";
import { findPasswords } from "./redact/passwords.ts";

export type { SecretKind } from "./redact/fold.ts";

/** What stands where a secret stood: always of one length, so that not even that is told. */
export const MASK = "██████";

export interface Redacted {
  text: string;
  kinds: SecretKind[];
}

/**
 * Blacks out what looks like a card number, an identity number, a one-time code or a password in
 * free text, before anybody stores, shows or logs it. When in doubt about a password or a code it
 * hides: a customer can repeat a lost number, but nobody can take back a leaked secret.
 */
export function redact(text: string): Redacted {
  const folded = foldWidth(text);
  const spans = [
    ...findIdentityNumbers(folded),
    ...findCards(folded),
    ...findCodes(folded),
    ...findPasswords(folded),
  ].sort((a, b) => a.start - b.start);
  const merged = mergeSpans(spans);
  let result = "";
  let at = 0;
  for (const span of merged) {
    result += text.slice(at, span.start) + MASK;
    at = span.end;
  }
  const kinds = [...new Set(spans.map((span) => span.kind))];
  return { text: result + text.slice(at), kinds };
}

function mergeSpans(sorted: readonly Span[]): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
