import { z } from "zod";
import { event } from "../../platform/events/event.ts";
import { timeSchema } from "../../platform/http/route.ts";

/** Identity's events. The customer's own live screens hear of each. */

const ofCustomer = { customer: ({ customerId }: { customerId: string }) => customerId };

const whoLocks = z.enum(["customer", "staff", "system"]);

export const customerRegistered = event(
  "identity.customer-registered",
  z.object({ customerId: z.uuid(), displayName: z.string() }),
  ofCustomer,
);

export const signedIn = event(
  "identity.signed-in",
  z.object({ customerId: z.uuid(), deviceId: z.uuid(), newDevice: z.boolean() }),
  ofCustomer,
);

export const walletLocked = event(
  "identity.wallet-locked",
  z.object({ customerId: z.uuid(), reason: z.string(), by: whoLocks }),
  ofCustomer,
);

export const walletUnlocked = event(
  "identity.wallet-unlocked",
  z.object({ customerId: z.uuid(), reason: z.string(), by: whoLocks }),
  ofCustomer,
);

/** A recovery by code alone holds changes and money until then; null when the hold was lifted. */
export const recoveryHoldChanged = event(
  "identity.recovery-hold-changed",
  z.object({ customerId: z.uuid(), heldUntil: timeSchema.nullable() }),
  ofCustomer,
);

export const levelChanged = event(
  "identity.level-changed",
  z.object({
    customerId: z.uuid(),
    level: z.number().int().min(1).max(3),
    before: z.number().int().min(1).max(3),
  }),
  ofCustomer,
);

export const passwordChanged = event(
  "identity.password-changed",
  z.object({ customerId: z.uuid() }),
  ofCustomer,
);

export const pinLocked = event(
  "identity.pin-locked",
  z.object({ customerId: z.uuid(), until: timeSchema }),
  ofCustomer,
);

/** What happens to a request about staff, in the order it happens. */
export const staffNews = ["asked", "approved_in_part", "approved", "declined", "enrolled"] as const;

/** A change of who may act as staff: every admin hears of each step. */
export const staffRequestChanged = event(
  "identity.staff-request",
  z.object({ requestId: z.uuid(), kind: z.string(), what: z.enum(staffNews) }),
  { roles: ["admin"] },
);
