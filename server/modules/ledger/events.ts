import { z } from "zod";
import { event } from "../../platform/events/event.ts";

/** The alarm: shown on the screens of finance and admin at once. */
export const proofFailed = event(
  "ledger.proof-failed",
  z.object({
    proofId: z.uuid(),
    failures: z.array(z.object({ check: z.string(), subject: z.string() }).readonly()).readonly(),
  }),
  { roles: ["finance", "admin"] },
);
