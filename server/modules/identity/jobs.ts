import { z } from "zod";
import { job } from "../../platform/events/jobs.ts";
import {
  deleteOldAttempts,
  deleteOldCodes,
  deleteOldConfirmations,
  deleteOldSmsCounts,
} from "./factors/queries.ts";
import { deleteOldLockLinks } from "./locks/queries.ts";
import {
  deleteForgottenDevices,
  deleteOldSessions,
  deleteOldStaffSessions,
} from "./sessions/queries.ts";
import { deleteOldChallenges } from "./staff/queries.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** Longer than every budget and every lock looks back. */
const CODES_KEPT_MS = 7 * DAY_MS;
const ATTEMPTS_KEPT_MS = 3 * DAY_MS;
/** As long as the browser's mark lives; after that it cannot come back anyway. */
const DEVICES_KEPT_MS = 400 * DAY_MS;

/** Forgets what has lost its meaning: expired sessions and proofs, old codes and counted tries. */
export const forgetExpired = job({
  name: "identity.forget-expired",
  payload: z.object({}),
  cron: "37 * * * *",
  run: async ({ database }) => {
    const now = database.now;
    const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    await database.run(deleteOldSessions, now);
    await database.run(deleteOldStaffSessions, now);
    await database.run(deleteOldChallenges, now);
    await database.run(deleteOldLockLinks, now);
    await database.run(deleteOldConfirmations, before(DAY_MS));
    await database.run(deleteOldCodes, before(CODES_KEPT_MS));
    await database.run(deleteOldSmsCounts, before(CODES_KEPT_MS));
    await database.run(deleteOldAttempts, before(ATTEMPTS_KEPT_MS));
    await database.run(deleteForgottenDevices, before(DEVICES_KEPT_MS));
  },
});
