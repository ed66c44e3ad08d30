import type { Tx } from "../../../platform/database/database.ts";
import {
  type AttemptRow,
  deleteAttempt,
  ensureAttempt,
  lockAttempt,
  saveAttempt,
} from "./queries.ts";

/** How often a secret may be tried wrongly, and how long a lock then holds. */
export interface TryPolicy {
  readonly kind: string;
  readonly triesMax: number;
  /** Length of the first lock, the second, and so on; the last one repeats. */
  readonly lockSeconds: readonly number[];
}

const HOUR = 3_600;

/** A password at sign-in: 15 minutes first, then growing to a day. */
export const signInTries: TryPolicy = {
  kind: "sign_in",
  triesMax: 5,
  lockSeconds: [900, 1_800, HOUR, 3 * HOUR, 12 * HOUR, 24 * HOUR],
};
/** A password asked for again inside a session. */
export const passwordTries: TryPolicy = { ...signInTries, kind: "password" };
export const staffTries: TryPolicy = { ...signInTries, kind: "staff_sign_in" };
/** Staff who change their password inside a session. */
export const staffPasswordTries: TryPolicy = { ...signInTries, kind: "staff_password" };
export const totpTries: TryPolicy = { ...signInTries, kind: "staff_totp" };
/** The payment PIN: always 3 hours; a reset with code and password ends it at once. */
export const pinTries: TryPolicy = { kind: "pin", triesMax: 5, lockSeconds: [3 * HOUR] };

/** Counted tries and past locks expire after a day without any. */
const FORGET_AFTER_MS = 24 * HOUR * 1_000;

export type Try =
  | { allowed: false; lockedUntil: Date }
  | {
      allowed: true;
      triesLeft: number;
      /** Set when this was the last try: should it be wrong, the lock holds until then. */
      lockedUntil: Date | null;
    };

/**
 * Counts a try before the secret is checked, in a short transaction of its own: however many
 * guesses arrive at once, no more than `triesMax` of them are ever compared.
 */
export async function takeTry(tx: Tx, policy: TryPolicy, subject: string): Promise<Try> {
  await tx.run(ensureAttempt, policy.kind, subject, tx.now);
  const row = await tx.one(lockAttempt, policy.kind, subject);
  const { taken, next } = countTry(policy, row, tx.now);
  if (next) {
    const { failures, lock_rounds, locked_until } = next;
    await tx.run(saveAttempt, policy.kind, subject, failures, lock_rounds, locked_until, tx.now);
  }
  return taken;
}

/** The secret was right or was replaced: earlier wrong tries no longer count. */
export async function clearTries(tx: Tx, policy: TryPolicy, subject: string): Promise<void> {
  await tx.run(deleteAttempt, policy.kind, subject);
}

type Counted = Pick<AttemptRow, "failures" | "lock_rounds" | "locked_until">;

/** Pure: whether this try is allowed, and the row to store for it. */
export function countTry(
  policy: TryPolicy,
  row: AttemptRow,
  now: Date,
): { taken: Try; next?: Counted } {
  if (row.locked_until && row.locked_until > now) {
    return { taken: { allowed: false, lockedUntil: row.locked_until } };
  }
  const lastTouched = Math.max(row.changed_at.getTime(), row.locked_until?.getTime() ?? 0);
  const forgotten = now.getTime() - lastTouched > FORGET_AFTER_MS;
  const failures = (forgotten ? 0 : row.failures) + 1;
  const rounds = forgotten ? 0 : row.lock_rounds;
  if (failures < policy.triesMax) {
    return {
      taken: { allowed: true, triesLeft: policy.triesMax - failures, lockedUntil: null },
      next: { failures, lock_rounds: rounds, locked_until: null },
    };
  }
  const seconds = policy.lockSeconds[Math.min(rounds, policy.lockSeconds.length - 1)] ?? 0;
  const lockedUntil = new Date(now.getTime() + seconds * 1_000);
  return {
    taken: { allowed: true, triesLeft: 0, lockedUntil },
    next: { failures: 0, lock_rounds: rounds + 1, locked_until: lockedUntil },
  };
}
