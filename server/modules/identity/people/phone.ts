import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { App } from "../../../platform/app.ts";
import { refuse } from "../errors.ts";

/** Where a number without a country code is from. */
const COUNTRY = "CN";

export const PHONE_CONTEXT = "identity.customer.phone";

export interface Phone {
  /** E.164, such as `+8613800000001`. */
  readonly number: string;
  /** The number without its country code, as people type it. */
  readonly national: string;
  readonly masked: string;
  readonly index: Buffer;
}

/** Reads a mobile number as people write it; refuses what cannot receive a code. */
export function parsePhone(app: App, text: string): Phone {
  const parsed = parsePhoneNumberFromString(text, COUNTRY);
  const type = parsed?.getType();
  if (!parsed?.isValid() || (type !== "MOBILE" && type !== "FIXED_LINE_OR_MOBILE")) {
    throw refuse("phone_invalid");
  }
  const national = parsed.nationalNumber.toString();
  return {
    number: parsed.number,
    national,
    masked: `+${parsed.countryCallingCode} ${national.slice(0, 3)}****${national.slice(-4)}`,
    index: app.vault.blindIndex(parsed.number, PHONE_CONTEXT),
  };
}
