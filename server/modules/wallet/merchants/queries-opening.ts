import { statement } from "../../../platform/database/database.ts";

/** Merchants that the desk asked to open, and what was decided. */

export interface OpeningRow {
  id: string;
  owner_id: string;
  name: string;
  category: string;
  reason: string;
  asked_by: string;
  asked_at: Date;
  decided_by: string | null;
  decided_at: Date | null;
  approved: boolean | null;
  merchant_id: string | null;
}

const COLUMNS = `id, owner_id, name, category, reason, asked_by, asked_at, decided_by, decided_at,
  approved, merchant_id`;

/** No row when the same waits already. */
export const insertOpening = statement<
  [
    id: string,
    ownerId: string,
    name: string,
    category: string,
    reason: string,
    askedBy: string,
    now: Date,
  ],
  OpeningRow
>(
  "wallet.insertMerchantOpening",
  `insert into wallet.merchant_opening (id, owner_id, name, category, reason, asked_by, asked_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (owner_id, name) where decided_at is null do nothing
   returning ${COLUMNS}`,
);

/** What waits first, then what was decided last. */
export const openings = statement<[limit: number], OpeningRow>(
  "wallet.merchantOpenings",
  `select ${COLUMNS} from wallet.merchant_opening
   order by decided_at is not null, asked_at desc, id desc limit $1`,
);

export const lockOpening = statement<[id: string], OpeningRow>(
  "wallet.lockMerchantOpening",
  `select ${COLUMNS} from wallet.merchant_opening
   where id = $1 and decided_at is null for update`,
);

export const closeOpening = statement<
  [id: string, decidedBy: string, approved: boolean, now: Date, merchantId: string | null]
>(
  "wallet.closeMerchantOpening",
  `update wallet.merchant_opening
   set decided_by = $2, approved = $3, decided_at = $4, merchant_id = $5 where id = $1`,
);
