import { columns, statement } from "../../../platform/database/database.ts";

/**
 * The statements of the money path. Lists travel as text of array literals (`{1,2,3}`): one
 * parameter for each column, whatever the length, and the cheapest form to build and to parse.
 */

export interface AccountRow {
  key: bigint;
  id: string;
  currency: string;
  floor_minor: bigint | null;
  ceiling_minor: bigint | null;
  debit_frozen: boolean;
  credit_frozen: boolean;
  closed: boolean;
  rules_version: number;
  debits_pending: bigint;
  credits_pending: bigint;
  debits_posted: bigint;
  credits_posted: bigint;
  version: bigint;
  last_at_us: bigint;
}

export const loadAccounts = statement<[keys: string], AccountRow>(
  "ledger.loadAccounts",
  `select key, id, currency, floor_minor, ceiling_minor, debit_frozen, credit_frozen, closed,
     rules_version, debits_pending, credits_pending, debits_posted, credits_posted, version,
     last_at_us
   from ${columns(1, "bigint")} as asked (key) join ledger.account using (key)`,
);

/**
 * Locks contended accounts in the order given. Advisory, because Citus refuses row locks across
 * shards. Correctness rests on the fences alone; this lock only saves transactions that would fail.
 */
export const lockAccounts = statement<[keys: string], Record<string, unknown>>(
  "ledger.lockAccounts",
  `select pg_advisory_xact_lock(key) from ${columns(1, "bigint")} as g (key)`,
);

export interface TransferRow {
  id: string;
  debit_key: bigint;
  credit_key: bigint;
  amount_minor: bigint;
  at_us: bigint;
  list_id: bigint;
  code: number;
  kind: number;
  reference: string | null;
  related_id: string | null;
  effective_at: Date | null;
  expires_at: Date | null;
}

export const loadTransfers = statement<[ids: string], TransferRow>(
  "ledger.loadTransfers",
  `select id, debit_key, credit_key, amount_minor,
     (extract(epoch from at) * 1000000)::bigint as at_us, list_id, code, kind, reference,
     related_id, effective_at, expires_at
   from ${columns(1, "uuid")} as asked (id) join ledger.transfer using (id)`,
);

export interface HoldRow {
  id: string;
  debit_key: bigint;
  credit_key: bigint;
  code: number;
  state: "open" | "posted" | "voided" | "expired";
  remaining_minor: bigint;
  expires_at: Date | null;
  version: number;
}

export const loadHolds = statement<[ids: string], HoldRow>(
  "ledger.loadHolds",
  `select id, debit_key, credit_key, code, state, remaining_minor, expires_at, version
   from ${columns(1, "uuid")} as asked (id) join ledger.hold using (id)`,
);

export const loadReversed = statement<
  [ids: string],
  { id: string; reversed_minor: bigint; version: number }
>(
  "ledger.loadReversed",
  `select id, reversed_minor, version
   from ${columns(1, "uuid")} as asked (id) join ledger.reversed using (id)`,
);

/** Takes the next block of list numbers, and looks whether Citus spreads the tables. */
export const takeListNumbers = statement<[], { block: bigint; is_spread: boolean }>(
  "ledger.takeListNumbers",
  `select nextval('ledger.list_number') as block,
     exists (select from pg_extension where extname = 'citus') as is_spread`,
);

export const insertList = statement<[id: bigint, at: string, transfers: number, hash: Buffer]>(
  "ledger.insertList",
  `insert into ledger.list (id, at, transfers, hash) values ($1, $2::timestamptz, $3, $4)`,
);

/**
 * The fence is the whole state: where a row is not as it was decided on, its version would become
 * null, which is an error. Not a condition of the join: that is judged before a row's lock is
 * waited for, so a list could never follow one that is about to commit; the new values are
 * computed after the wait, from the row as it then is. Whatever was decided, no counter is written
 * below zero and no floor is crossed (one above zero cannot bind an account that is still empty).
 */
export const updateAccounts = statement<
  [
    keys: string,
    versionsBefore: string,
    rulesVersions: string,
    debitsPendingBefore: string,
    creditsPendingBefore: string,
    debitsPostedBefore: string,
    creditsPostedBefore: string,
    lastAtUsBefore: string,
    debitsPending: string,
    creditsPending: string,
    debitsPosted: string,
    creditsPosted: string,
    versions: string,
    lastAtUs: string,
  ]
>(
  "ledger.updateAccounts",
  `update ledger.account a
   set debits_pending = g.debits_pending, credits_pending = g.credits_pending,
     debits_posted = g.debits_posted, credits_posted = g.credits_posted,
     version = case
       when a.version = g.version_before and a.rules_version = g.rules_version
         and a.debits_pending = g.debits_pending_before
         and a.credits_pending = g.credits_pending_before
         and a.debits_posted = g.debits_posted_before
         and a.credits_posted = g.credits_posted_before and a.last_at_us = g.last_at_us_before
         and least(g.debits_pending, g.credits_pending, g.debits_posted, g.credits_posted) >= 0
         and (a.floor_minor is null or g.credits_posted - g.debits_posted - g.debits_pending
           >= least(a.floor_minor, 0))
       then g.version end,
     last_at_us = g.last_at_us
   from ${columns(1, `bigint bigint int${" bigint".repeat(11)}`)}
     as g (key, version_before, rules_version, debits_pending_before, credits_pending_before,
       debits_posted_before, credits_posted_before, last_at_us_before, debits_pending,
       credits_pending, debits_posted, credits_posted, version, last_at_us)
   where a.key = g.key`,
);

const TRANSFER_TYPES =
  "uuid bigint bigint bigint int smallint smallint uuid uuid timestamptz timestamptz";

/** `steps` are microseconds after `at`. Columns without any value come as `{}`: all null. */
export const insertTransfers = statement<
  [
    listId: bigint,
    at: string,
    ids: string,
    debitKeys: string,
    creditKeys: string,
    amountsMinor: string,
    steps: string,
    codes: string,
    kinds: string,
    references: string,
    relatedIds: string,
    effectiveAts: string,
    expiresAts: string,
  ]
>(
  "ledger.insertTransfers",
  `insert into ledger.transfer (id, debit_key, credit_key, amount_minor, at, list_id, code, kind,
     reference, related_id, effective_at, expires_at)
   select id, debit_key, credit_key, amount_minor,
     $2::timestamptz + step * interval '1 microsecond', $1::bigint, code, kind, reference,
     related_id, effective_at, expires_at
   from ${columns(3, TRANSFER_TYPES)}
     as g (id, debit_key, credit_key, amount_minor, step, code, kind, reference, related_id,
       effective_at, expires_at)`,
);

export const insertEntries = statement<
  [
    at: string,
    accountKeys: string,
    steps: string,
    versions: string,
    transferIds: string,
    balancesMinor: string,
    heldMinor: string,
    incomingMinor: string,
  ]
>(
  "ledger.insertEntries",
  `insert into ledger.entry
     (account_key, at, version, transfer_id, balance_minor, held_minor, incoming_minor)
   select account_key, $1::timestamptz + step * interval '1 microsecond', version, transfer_id,
     balance_minor, held_minor, incoming_minor
   from ${columns(2, "bigint int bigint uuid bigint bigint bigint")}
     as g (account_key, step, version, transfer_id, balance_minor, held_minor, incoming_minor)`,
);

export const insertHolds = statement<
  [
    ids: string,
    debitKeys: string,
    creditKeys: string,
    holdCodes: string,
    states: string,
    remaining: string,
    expiresAts: string,
    versions: string,
  ]
>(
  "ledger.insertHolds",
  `insert into ledger.hold
     (id, debit_key, credit_key, code, state, remaining_minor, expires_at, version)
   select * from ${columns(1, "uuid bigint bigint smallint text bigint timestamptz int")}`,
);

export const updateHolds = statement<
  [ids: string, versionsBefore: string, states: string, remaining: string, versions: string]
>(
  "ledger.updateHolds",
  `update ledger.hold h
   set state = g.state, remaining_minor = g.remaining_minor,
     version = case when h.version = g.version_before then g.version end
   from ${columns(1, "uuid int text bigint int")}
     as g (id, version_before, state, remaining_minor, version)
   where h.id = g.id`,
);

export const insertReversed = statement<[ids: string, reversed: string, versions: string]>(
  "ledger.insertReversed",
  `insert into ledger.reversed (id, reversed_minor, version)
   select * from ${columns(1, "uuid bigint int")}`,
);

export const updateReversed = statement<
  [ids: string, versionsBefore: string, reversed: string, versions: string]
>(
  "ledger.updateReversed",
  `update ledger.reversed r set reversed_minor = g.reversed_minor,
     version = case when r.version = g.version_before then g.version end
   from ${columns(1, "uuid int bigint int")}
     as g (id, version_before, reversed_minor, version)
   where r.id = g.id`,
);

export const dueHolds = statement<
  [now: Date, limit: number],
  { id: string; debit_key: bigint; credit_key: bigint; code: number }
>(
  "ledger.dueHolds",
  `select id, debit_key, credit_key, code from ledger.hold
   where state = 'open' and expires_at <= $1 order by expires_at limit $2`,
);
