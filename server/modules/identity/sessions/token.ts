import { createHash } from "node:crypto";

/** Session and device tokens have 256 random bits, so a plain SHA-256 is enough to keep them. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The prefix says whose session a token is of, so that one kind can never pass for the other. */
export const CUSTOMER_TOKEN_PREFIX = "jw_";

export const STAFF_TOKEN_PREFIX = "jc_";
/** A prefix of its own, so that scanners find a key that leaked into a public repository. */
export const PARTNER_TOKEN_PREFIX = "jk_";
