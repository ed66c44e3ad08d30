import { statement } from "../../../platform/database/database.ts";
import type { Check } from "./levels.ts";

/** Submissions to verification providers and what they proved. */

export interface VerificationRow {
  id: string;
  customer_id: string;
  provider: string;
  submission_sealed: Buffer | null;
  reference: string | null;
  state: "submitted" | "pending" | "passed" | "failed";
  reason: string | null;
  asks: number;
}

const COLUMNS = "id, customer_id, provider, submission_sealed, reference, state, reason, asks";

/** No row when one is open with this provider already. */
export const insertVerification = statement<
  [id: string, customerId: string, provider: string, submissionSealed: Buffer, now: Date]
>(
  "identity.insertVerification",
  `insert into identity.verification
     (id, customer_id, provider, submission_sealed, state, submitted_at)
   values ($1, $2, $3, $4, 'submitted', $5)
   on conflict (customer_id, provider) where decided_at is null do nothing`,
);

export const openVerification = statement<[id: string], VerificationRow>(
  "identity.openVerification",
  `select ${COLUMNS} from identity.verification where id = $1 and decided_at is null`,
);

export const newestVerification = statement<
  [customerId: string, provider: string],
  VerificationRow
>(
  "identity.newestVerification",
  `select ${COLUMNS} from identity.verification where customer_id = $1 and provider = $2
   order by submitted_at desc, id desc limit 1`,
);

export const waitForVerification = statement<[id: string, reference: string | null]>(
  "identity.waitForVerification",
  `update identity.verification
   set state = 'pending', reference = coalesce($2, reference), asks = asks + 1
   where id = $1 and decided_at is null`,
);

/** No row when it was decided before: the first final status stands. */
export const decideVerification = statement<
  [id: string, state: "passed" | "failed", checks: string[], reason: string | null, now: Date]
>(
  "identity.decideVerification",
  `update identity.verification
   set state = $2, checks = $3, reason = $4, decided_at = $5, submission_sealed = null
   where id = $1 and decided_at is null`,
);

/** What each provider proved; the newest pass of each counts. */
export const provenChecks = statement<[customerId: string], { provider: string; checks: Check[] }>(
  "identity.provenChecks",
  `select distinct on (provider) provider, checks from identity.verification
   where customer_id = $1 and state = 'passed' order by provider, decided_at desc`,
);

/** Locks the customer, so that two verifications that end together are counted one by one. */
export const lockLevel = statement<[customerId: string], { level: 1 | 2 | 3 }>(
  "identity.lockLevel",
  `select level from identity.customer where id = $1 for update`,
);

export const setLevel = statement<[customerId: string, level: number]>(
  "identity.setLevel",
  `update identity.customer set level = $2 where id = $1`,
);
