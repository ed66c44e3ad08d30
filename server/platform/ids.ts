import { randomBytes, randomInt, randomUUID } from "node:crypto";

/**
 * A time-ordered UUID, version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then the random bits of
 * a version 4, which Node draws in advance.
 */
export function uuidv7(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** A secret of 256 bits for sessions and links, safe in URLs and cookies. */
export function secretToken(): string {
  return randomBytes(32).toString("base64url");
}

/** A code of `digits` decimal digits, each digit equally likely. */
export function numericCode(digits: number): string {
  return randomInt(10 ** digits)
    .toString()
    .padStart(digits, "0");
}

/**
 * A number that people read aloud: prefix, date, serial and a check digit,
 * such as `C-261121-00042-7`. The check digit is Damm's (2004): it catches every single
 * wrong digit and every swap of neighbours, the two slips people make on the phone.
 */
export function readableNumber(prefix: string, at: Date, serial: bigint | number): string {
  const date = at.toISOString().slice(2, 10).replaceAll("-", "");
  const digits = serial.toString().padStart(5, "0");
  return `${prefix}-${date}-${digits}-${checkDigit(date + digits)}`;
}

/** True when the check digit of a readable number is right. */
export function isReadableNumber(text: string): boolean {
  const digits = text.replace(/^[A-Z]+/, "").replace(/\D/g, "");
  return digits.length > 1 && checkDigit(digits.slice(0, -1)) === digits.slice(-1);
}

/**
 * A readable number as somebody types it, in its one spelling: with or without hyphens and spaces,
 * in small letters or full width. Undefined when it is none, or its check digit is wrong.
 */
export function parseReadableNumber(text: string): string | undefined {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/[\s\-‐-―]/g, "")
    .toUpperCase();
  const parts = /^([A-Z])(\d{6})(\d{5,})(\d)$/.exec(plain);
  if (!parts) return undefined;
  const number = parts.slice(1).join("-");
  return isReadableNumber(number) ? number : undefined;
}

const DAMM_TABLE = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

export function checkDigit(digits: string): string {
  let interim = "0";
  for (const digit of digits) interim = DAMM_TABLE[Number(interim)]?.[Number(digit)] ?? "0";
  return interim;
}
