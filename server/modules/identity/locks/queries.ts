import { statement } from "../../../platform/database/database.ts";

/** The first lock stands: a second reason does not hide the first one. */
export const setLock = statement<[id: string, reason: string, by: string, now: Date]>(
  "identity.setLock",
  `update identity.customer set locked_reason = $2, locked_by = $3, locked_since = $4
   where id = $1 and locked_reason is null`,
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
