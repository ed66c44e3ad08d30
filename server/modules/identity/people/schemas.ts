import { z } from "zod";
import { staffRoles } from "../../../platform/http/permission.ts";
import { timeSchema } from "../../../platform/http/route.ts";
import type { CodeSent } from "../factors/one-time-code.ts";
import { PASSWORD_LENGTH_MAX } from "../factors/password-strength.ts";
import { PIN_PATTERN } from "../factors/pin-rules.ts";

/** Shapes that several routes of identity share. */

/** Longest number people write: + and 15 digits (E.164), with spaces and dashes between. */
export const phone = z.string().trim().min(5).max(32);
export const code = z.string().regex(/^\d{6}$/);
export const pin = z.string().regex(PIN_PATTERN);
/** The lower bound is the strength check's, which says it in the caller's language. */
export const password = z.string().min(1).max(PASSWORD_LENGTH_MAX);
/** Letters of any script, but nothing invisible that could imitate another name. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{C}]+$/u);
export const deviceName = z
  .string()
  .trim()
  .max(80)
  .transform((name) => name.replace(/\p{C}/gu, "") || "?");
export const language = z.enum(["zh", "en"]);
export const channel = z.enum(["sms", "call", "email"]);
export const email = z.email().max(254);

export const me = z
  .object({
    id: z.uuid(),
    customerNumber: z.string(),
    displayName: z.string(),
    phoneMasked: z.string(),
    emailMasked: z.string().nullable(),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    hasPin: z.boolean(),
    pinLockedUntil: timeSchema.nullable(),
    walletLock: z
      .object({
        reason: z.string(),
        since: timeSchema,
        by: z.enum(["customer", "staff", "system"]),
        selfUnlock: z.boolean(),
      })
      .nullable(),
    language,
    merchants: z.array(z.object({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: "Me" });

export const signedIn = z.object({ token: z.string(), customer: me });

export const staffMe = z
  .object({
    id: z.uuid(),
    staffNumber: z.string(),
    displayName: z.string(),
    roles: z.array(z.enum(staffRoles)),
    language,
  })
  .meta({ id: "StaffMe" });

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
