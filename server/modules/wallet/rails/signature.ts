import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Signatures of messages between us and a provider, in the manner of Standard Webhooks:
 * HMAC-SHA256 over `id.timestamp.body`, so that neither can be altered or sent again later.
 */
export interface SignedHeaders {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

/** Clocks may differ by this much (the specification's advice); older messages are replays. */
const TOLERANCE_SECONDS = 5 * 60;

export function signMessage(
  secret: string,
  message: { id: string; at: Date; body: string },
): SignedHeaders {
  const timestamp = Math.floor(message.at.getTime() / 1_000).toString();
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${digest(secret, message.id, timestamp, message.body)}`,
  };
}

/** True when the message is from who holds the secret, unaltered and fresh. */
export function isSigned(
  secret: string,
  message: { headers: Partial<SignedHeaders>; body: string; now: Date },
): boolean {
  const {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures,
  } = message.headers;
  if (!id || !signatures || !/^\d{1,12}$/.test(timestamp ?? "")) return false;
  const age = Math.abs(message.now.getTime() / 1_000 - Number(timestamp));
  if (age > TOLERANCE_SECONDS) return false;
  const expected = Buffer.from(`v1,${digest(secret, id, timestamp ?? "", message.body)}`);
  // Several signatures may be sent while a secret is being replaced.
  return signatures.split(" ").some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
}

function digest(secret: string, id: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
}
