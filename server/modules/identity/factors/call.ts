import { codeFactor } from "./code-factor.ts";

/** The same code spoken by a machine, for landlines and for people who cannot read a message. */
export const call = codeFactor("call");
