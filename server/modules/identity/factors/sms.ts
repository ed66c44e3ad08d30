import { codeFactor } from "./code-factor.ts";

/** A one-time code by text message: whoever holds the number reads it, its owner or not. */
export const sms = codeFactor("sms");
