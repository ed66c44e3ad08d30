import { statement } from "../../../platform/database/database.ts";

/** One-time codes. */

export interface CodeRow {
  id: string;
  target_sealed: Buffer;
  target_index: Buffer;
  customer_id: string | null;
  code_hash: Buffer;
  wrong_tries: number;
  expires_at: Date;
  verified_at: Date | null;
  ended_at: Date | null;
}

export const recentCodes = statement<
  [targetIndex: Buffer, purposes: string[], since: Date],
  { created_at: Date }
>(
  "identity.recentCodes",
  `select created_at from identity.code
   where target_index = $1 and purpose = any ($2) and created_at > $3
   order by created_at desc limit 50`,
);

export const countCodesFrom = statement<[address: string, since: Date], { count: number }>(
  "identity.countCodesFrom",
  `select count(*)::int as count from identity.code where address = $1 and created_at > $2`,
);

/** Only the newest code of a purpose works. */
export const endOlderCodes = statement<[targetIndex: Buffer, purpose: string, now: Date]>(
  "identity.endOlderCodes",
  `update identity.code set ended_at = $3
   where target_index = $1 and purpose = $2 and ended_at is null`,
);

export const insertCode = statement<
  [
    id: string,
    purpose: string,
    targetIndex: Buffer,
    targetSealed: Buffer,
    customerId: string | null,
    codeHash: Buffer,
    channel: string,
    address: string,
    now: Date,
    expiresAt: Date,
  ]
>(
  "identity.insertCode",
  `insert into identity.code (id, purpose, target_index, target_sealed, customer_id, code_hash,
     channel, address, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export const lockCode = statement<[id: string, purpose: string], CodeRow>(
  "identity.lockCode",
  `select id, target_sealed, target_index, customer_id, code_hash, wrong_tries, expires_at,
     verified_at, ended_at
   from identity.code where id = $1 and purpose = $2 for update`,
);

export const countWrongTry = statement<[id: string, endedAt: Date | null]>(
  "identity.countWrongTry",
  `update identity.code set wrong_tries = wrong_tries + 1, ended_at = $2 where id = $1`,
);

export const markVerified = statement<[id: string, now: Date]>(
  "identity.markVerified",
  `update identity.code set verified_at = coalesce(verified_at, $2) where id = $1`,
);

/** A verified code is spent once. */
export const spendCodeRow = statement<
  [id: string, purpose: string, verifiedAfter: Date, now: Date],
  { target_sealed: Buffer; customer_id: string | null }
>(
  "identity.spendCodeRow",
  `update identity.code set ended_at = $4
   where id = $1 and purpose = $2 and verified_at > $3 and ended_at is null
   returning target_sealed, customer_id`,
);

export const deleteOldCodes = statement<[before: Date]>(
  "identity.deleteOldCodes",
  `delete from identity.code where created_at < $1`,
);
