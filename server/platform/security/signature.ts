import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Signatures of messages that leave or reach this server, by the Standard Webhooks specification
 * (version 1): HMAC-SHA256 over `id.timestamp.body`, so that a message can be neither altered nor
 * replayed later. `vectors/signatures.txt` holds examples for every program that signs or checks.
 */
export interface SignedHeaders {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

/** Clocks may differ by this much (the specification's advice); older messages are replays. */
const TOLERANCE_SECONDS = 5 * 60;
/** The specification writes secrets as base64 behind this prefix; others are taken as text. */
const SECRET_PREFIX = "whsec_";
/** A sender that replaces its secret signs with both; more than a few are no rotation. */
const SIGNATURES_MAX = 10;

/** Signs with one secret, or with several while one of them is being replaced. */
export function signMessage(
  secrets: string | readonly string[],
  message: { id: string; at: Date; body: string },
): SignedHeaders {
  const timestamp = Math.floor(message.at.getTime() / 1_000).toString();
  const signatures = [secrets]
    .flat()
    .map((secret) => signatureOf(secret, message.id, timestamp, message.body));
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/** True when a holder of the secret sent the message, unaltered and less than five minutes ago. */
export function isSigned(
  secret: string,
  message: { headers: Partial<SignedHeaders>; body: string; now: Date },
): boolean {
  const {
    "webhook-id": id,
    "webhook-timestamp": timestamp = "",
    "webhook-signature": signatures,
  } = message.headers;
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp)) return false;
  const age = Math.abs(message.now.getTime() / 1_000 - Number(timestamp));
  if (age > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(signatureOf(secret, id, timestamp, message.body));
  return signatures
    .split(" ", SIGNATURES_MAX)
    .map((given) => Buffer.from(given))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}

function signatureOf(secret: string, id: string, timestamp: string, body: string): string {
  const key = secret.startsWith(SECRET_PREFIX)
    ? Buffer.from(secret.slice(SECRET_PREFIX.length), "base64")
    : secret;
  const digest = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return `v1,${digest}`;
}
