import { fold } from "../text/fold.ts";
import { findCards } from "./redact/cards.ts";
import { findCodes } from "./redact/codes.ts";
import { digitGroups } from "./redact/digit-groups.ts";
import { findIdentityNumbers } from "./redact/identity-numbers.ts";
import { findPieces } from "./redact/in-pieces.ts";
import { findPasswords } from "./redact/passwords.ts";
import type { SecretKind, Span } from "./redact/span.ts";
import { findTokens } from "./redact/tokens.ts";

export type { SecretKind } from "./redact/span.ts";

/** What stands where a secret stood: always of one length, so that not even that is told. */
export const MASK = "██████";

export interface Redacted {
  text: string;
  kinds: SecretKind[];
}

/** What else is known about a text. */
export interface RedactContext {
  /** What the same person wrote just before, as it is stored: a secret may come in pieces. */
  readonly before?: readonly string[] | undefined;
  /** Digits that are a code of ours which still works for this person. */
  readonly openCodes?: ReadonlySet<string> | undefined;
}

/**
 * Blacks out what looks like a card number, an identity number, a one-time code or a password in
 * free text, before anybody stores, shows or logs it. When in doubt about a password or a code it
 * hides: a customer can repeat a lost number, but nobody can take back a leaked secret.
 */
export function redact(text: string, context: RedactContext = {}): Redacted {
  const before = (context.before ?? []).map((one) => `${one}\n`).join("");
  const whole = before + text;
  const folded = fold(whole);
  const found = [
    ...findIdentityNumbers(folded.text),
    ...findCards(folded.text),
    ...findCodes(folded.text, context.openCodes),
    ...findPasswords(folded.text),
    ...findTokens(folded.text),
    ...(before === "" ? [] : findPieces(folded.text)),
  ];
  const spans = found
    .map(({ start, end, kind }) => ({
      start: Math.max(folded.starts[start] ?? whole.length, before.length),
      // Up to what can be seen next: a mark or a frame behind the last digit goes with it.
      end: folded.starts[end] ?? whole.length,
      kind,
    }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  return {
    text: mask(whole, before.length, spans),
    kinds: [...new Set(spans.map((span) => span.kind))],
  };
}

/** The groups of digits in a text that could be a code, for a comparison with real ones. */
export function possibleCodes(text: string): string[] {
  return [...new Set(digitGroups(fold(text).text).map(({ digits }) => digits))];
}

function mask(text: string, from: number, spans: readonly Span[]): string {
  let result = "";
  let at = from;
  for (const span of mergeSpans(spans)) {
    result += text.slice(at, span.start) + MASK;
    at = span.end;
  }
  return result + text.slice(at);
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
