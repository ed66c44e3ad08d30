import { statement } from "../../../platform/database/database.ts";

/**
 * The first lock stands: a second reason does not hide the first one. A firm lock, which only staff
 * lift, takes the place of one that the owner could lift.
 */
export const setLock = statement<
  [id: string, reason: string, by: string, now: Date, firm: boolean, firmReasons: string[]]
>(
  "identity.setLock",
  `update identity.customer set locked_reason = $2, locked_by = $3, locked_since = $4
   where id = $1 and (locked_reason is null
     or ($5 and locked_by <> 'staff' and not locked_reason = any ($6)))`,
);

export const clearLock = statement<[id: string]>(
  "identity.clearLock",
  `update identity.customer set locked_reason = null, locked_by = null, locked_since = null
   where id = $1 and locked_reason is not null`,
);

export interface WalletLockRow {
  id: string;
  locked_reason: string;
  locked_since: Date;
  locked_by: "customer" | "staff" | "system";
}

export const walletLocks = statement<[ids: string[]], WalletLockRow>(
  "identity.walletLocks",
  `select id, locked_reason, locked_since, locked_by from identity.customer
   where id = any ($1::uuid[]) and locked_reason is not null`,
);

export const setRecovered = statement<
  [id: string, now: Date, by: string | null, heldUntil: Date, moneyHeld: boolean]
>(
  "identity.setRecovered",
  `update identity.customer
   set recovered_at = $2, recovered_by = $3, held_until = $4, money_held = $5
   where id = $1`,
);

export const clearRecovery = statement<[id: string]>(
  "identity.clearRecovery",
  `update identity.customer set recovered_by = null, held_until = null, money_held = false
   where id = $1 and (recovered_by is not null or held_until is not null)`,
);

/** Works for nobody: what a stranger knows or reads no longer signs in. */
export const voidPassword = statement<[id: string, nobodysHash: string]>(
  "identity.voidPassword",
  `update identity.customer set password_hash = $2 where id = $1`,
);

/** The address before a change that was not the owner's. */
export const restoreEmail = statement<[id: string, now: Date]>(
  "identity.restoreEmail",
  `update identity.customer
   set email_sealed = former_email_sealed, email_masked = former_email_masked,
     email_since = created_at,
     former_email_sealed = null, former_email_masked = null, former_email_until = null
   where id = $1 and former_email_until > $2`,
);

export const insertLockLink = statement<
  [tokenHash: Buffer, customerId: string, now: Date, expiresAt: Date]
>(
  "identity.insertLockLink",
  `insert into identity.lock_link (token_hash, customer_id, created_at, expires_at)
   values ($1, $2, $3, $4)`,
);

/** Works once. */
export const useLockLink = statement<[tokenHash: Buffer, now: Date], { customer_id: string }>(
  "identity.useLockLink",
  `update identity.lock_link set used_at = $2
   where token_hash = $1 and used_at is null and expires_at > $2
   returning customer_id`,
);

export const deleteOldLockLinks = statement<[now: Date]>(
  "identity.deleteOldLockLinks",
  `delete from identity.lock_link where expires_at < $1`,
);
