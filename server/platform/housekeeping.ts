import { z } from "zod";
import { job } from "./events/jobs.ts";
import { deleteOldEvents } from "./events/queries.ts";
import { deleteOldLive } from "./events/queries-live.ts";
import { deleteOldKeys } from "./http/queries.ts";
import { forgetSecurityEvents } from "./security/queries-security.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A phone that was away longer reads its screens anew instead of the stream's past. */
const LIVE_DAYS = 7;
/** Far beyond any client's retries; the money's own keys are kept by the wallet. */
const KEY_DAYS = 30;
/** Long enough to look into what happened; only what every subscription has passed goes. */
const EVENT_DAYS = 30;
/** Frauds come to light months later. */
const SECURITY_DAYS = 365;

/** Once a night: what only the platform needs, and nobody any more, is deleted. */
export const housekeeping = job({
  name: "platform.housekeeping",
  payload: z.object({}),
  cron: "17 19 * * *",
  run: async (app) => {
    const before = (days: number) => new Date(app.clock.now().getTime() - days * DAY_MS);
    await app.database.transaction(async (tx) => {
      await tx.run(deleteOldLive, before(LIVE_DAYS));
      await tx.run(deleteOldKeys, before(KEY_DAYS));
      await tx.run(deleteOldEvents, before(EVENT_DAYS));
      await tx.run(forgetSecurityEvents, before(SECURITY_DAYS));
    });
  },
});
