import { statement } from "../../../platform/database/database.ts";

/** Opening, freezing, closing and reading accounts. */

export const insertAccounts = statement<
  [
    keys: string,
    ids: string[],
    owners: string[],
    currencies: string[],
    codes: string,
    floors: string,
    ceilings: string,
    now: Date,
  ]
>(
  "ledger.insertAccounts",
  `insert into ledger.account
     (key, id, owner, currency, code, floor_minor, ceiling_minor, opened_at, last_at_us)
   select key, id, owner, currency, code, floor_minor, ceiling_minor, $8,
     (extract(epoch from $8::timestamptz) * 1000000)::bigint
   from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::bigint[],
     $7::bigint[]) as g (key, id, owner, currency, code, floor_minor, ceiling_minor)
   on conflict (key) do nothing returning key`,
);

export interface AccountFields {
  key: bigint;
  id: string;
  owner: string;
  currency: string;
  code: number;
  floor_minor: bigint | null;
  ceiling_minor: bigint | null;
}

export const accountsByKey = statement<[keys: string], AccountFields>(
  "ledger.accountsByKey",
  `select key, id, owner, currency, code, floor_minor, ceiling_minor
   from ledger.account where key = any ($1::bigint[])`,
);

export const setFrozen = statement<[keys: string, debit: boolean | null, credit: boolean | null]>(
  "ledger.setFrozen",
  `update ledger.account
   set debit_frozen = coalesce($2, debit_frozen), credit_frozen = coalesce($3, credit_frozen),
     rules_version = rules_version + 1
   where key = any ($1::bigint[])`,
);

export const closeEmpty = statement<[keys: string]>(
  "ledger.closeEmpty",
  `update ledger.account set closed = true, rules_version = rules_version + 1
   where key = any ($1::bigint[]) and credits_posted = debits_posted
     and debits_pending = 0 and credits_pending = 0`,
);

export const balanceAtInstant = statement<[key: bigint, at: Date], { balance_minor: bigint }>(
  "ledger.balanceAtInstant",
  `select balance_minor from ledger.entry where account_key = $1 and at <= $2
   order by at desc limit 1`,
);

export interface EntryRow {
  version: bigint;
  at_us: bigint;
  transfer_id: string;
  balance_minor: bigint;
  held_minor: bigint | null;
  incoming_minor: bigint | null;
}

/** The page, and one row more: the state before its oldest entry. */
export const entriesBefore = statement<[key: bigint, before: string, limit: number], EntryRow>(
  "ledger.entriesBefore",
  `select version, (extract(epoch from at) * 1000000)::bigint as at_us, transfer_id, balance_minor,
     held_minor, incoming_minor
   from ledger.entry where account_key = $1 and at < $2::timestamptz order by at desc limit $3`,
);
