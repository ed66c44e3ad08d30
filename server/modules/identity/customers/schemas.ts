import { z } from "zod";
import { timeSchema } from "../../../platform/http/route.ts";
import { language } from "../people/schemas.ts";

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
    recoveryHold: z
      .object({
        until: timeSchema,
        since: timeSchema,
        active: z.boolean().describe("false: over, but nothing older was proven yet"),
        money: z.boolean().describe("money is held as well, not only changes"),
        waysOut: z.array(z.enum(["pin", "email"])),
      })
      .nullable(),
    language,
    merchants: z.array(z.object({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: "Me" });

export const signedIn = z.object({ token: z.string().optional(), customer: me });
