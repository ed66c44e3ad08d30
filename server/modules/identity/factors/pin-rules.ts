import { refuse } from "../errors.ts";

export const PIN_PATTERN = /^\d{6}$/;

/** Six-digit PINs that lists of leaked PINs show near the top, beyond the patterns below. */
const COMMON = new Set(["147258", "258369", "159753", "147852", "112233", "520520", "521521"]);

/** Refuses rows, repeats, mirror images, the most common PINs and the end of the phone number. */
export function demandStrongPin(pin: string, phoneNational: string): void {
  if (isWeakPin(pin) || phoneNational.endsWith(pin)) throw refuse("pin_weak");
}

export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number);
  const step = (digits[1] ?? 0) - (digits[0] ?? 0);
  const isRow =
    Math.abs(step) <= 1 &&
    digits.every((digit, index) => index === 0 || digit - (digits[index - 1] ?? 0) === step);
  const isRepeated = pin.slice(0, 3) === pin.slice(3) || pin.slice(0, 2).repeat(3) === pin;
  const isMirrored = pin === [...pin].reverse().join("");
  const hasTwoDigits = new Set(digits).size <= 2;
  return isRow || isRepeated || isMirrored || hasTwoDigits || COMMON.has(pin);
}
