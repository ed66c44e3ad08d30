import { z } from "zod";
import { event } from "../../platform/events/event.ts";

/** The alarm: finance and admin hear of it on their screens at once. */
export const proofFailed = event(
  "ledger.proof-failed",
  z.object({
    proofId: z.uuid(),
    failures: z.array(z.object({ check: z.string(), subject: z.string() }).readonly()).readonly(),
  }),
  { roles: ["finance", "admin"] },
);
