import { hash } from "node:crypto";

/** Keys computed lately. A key never changes; the limit only bounds the memory. */
const KEYS_MAX = 200_000;
const keys = new Map<string, bigint>();

/**
 * The short name of an account in every table: the first eight bytes of its id's SHA-256. Two ids
 * with one key (about 1 in 10^6 at ten million accounts) are refused when the second is opened.
 */
export function accountKey(accountId: string): bigint {
  const known = keys.get(accountId);
  if (known !== undefined) return known;
  const key = hash("sha256", accountId, "buffer").readBigInt64BE(0);
  if (keys.size >= KEYS_MAX) keys.clear();
  keys.set(accountId, key);
  return key;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** A UUID derived from a text (version 8, RFC 9562 §5.8): the same text gives the same id. */
export function derivedId(text: string): string {
  const bytes = hash("sha256", text, "buffer").subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
