import { type Span, spansOf } from "./span.ts";

const BEGINNING = "(?<![A-Za-z0-9_-])";

/** Session tokens and keys by their prefix, other people's by theirs, and secrets in links. */
const TOKENS = [
  new RegExp(`${BEGINNING}(?<secret>j[wckd]_[A-Za-z0-9_-]{16,256})`, "dg"),
  new RegExp(
    `${BEGINNING}(?<secret>eyJ[\\w-]{8,2000}\\.[\\w-]{8,2000}(?:\\.[\\w-]{0,2000})?)`,
    "dg",
  ),
  /(?<secret>otpauth:\/\/[!-~]{1,1000})/dgi,
  /[?&#](?:access_token|token|code|key|secret|otp|password|pwd|pin)=(?<secret>[^&#\s]{4,1000})/dgi,
];

/** What signs somebody in by itself, whoever holds it. */
export function findTokens(text: string): Span[] {
  return TOKENS.flatMap((pattern) => spansOf(text, pattern, "password"));
}
