/**
 * A key for one intent of a person. Make it when the form opens, not when the button is pressed:
 * then a second press or a retry after a lost answer cannot act twice.
 */
export function idempotencyKey(): string {
  // Not randomUUID: browsers keep that from pages that a phone opens over plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The header that carries a key: `client.POST(url, { body, headers: keyHeader(key) })`. */
export function keyHeader(key: string): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}
