import { codeFactor } from "./code-factor.ts";

/** A one-time code to an e-mail address that the customer confirmed before. */
export const email = codeFactor("email");
