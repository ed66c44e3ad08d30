import { z } from "zod";
import { timeSchema } from "../../../platform/http/route.ts";
import type { CodeSent } from "./one-time-code.ts";
import { PASSWORD_LENGTH_MAX } from "./password-strength.ts";
import { PIN_PATTERN } from "./pin-rules.ts";

export const oneTimeCode = z.string().regex(/^\d{6}$/);

export const pin = z.string().regex(PIN_PATTERN);

/** The lower bound is the strength check's, which says it in the caller's language. */
export const password = z.string().min(1).max(PASSWORD_LENGTH_MAX);

export const channel = z.enum(["sms", "call", "email"]);

const codeSent = {
  sentTo: z.string(),
  channel,
  resendAfterSeconds: z.number().int(),
  expiresAt: timeSchema,
  otherChannels: z.array(channel),
};

/** The answer to "send me a code", with the id under the name that its flow uses. */
export function codeAnswer<const N extends string>(idName: N) {
  const id = { [idName]: z.uuid() } as Record<N, z.ZodUUID>;
  return z.object({ ...id, ...codeSent });
}

export function toCodeAnswer<const N extends string>(idName: N, { id, ...sent }: CodeSent) {
  return { ...({ [idName]: id } as Record<N, string>), ...sent };
}

/** The answer to one factor; its shape is the factor's own. */
export const proof = z.object({ kind: z.string().max(40), answer: z.unknown() });
