import { statement } from "../../../platform/database/database.ts";

type Account = [
  key: bigint,
  version: bigint,
  rulesVersion: number,
  debitsPending: bigint,
  creditsPending: bigint,
  debitsPosted: bigint,
  creditsPosted: bigint,
  lastAtUs: bigint,
];

/**
 * Everything that one plain transfer writes: both accounts (in key order, with the same fence as
 * `updateAccounts`), the transfer, both entries and the list. A single statement needs no BEGIN, and
 * plain values cost a third of arrays of one.
 */
export const postSingle = statement<
  [
    listId: bigint,
    at: string,
    atUs: bigint,
    hash: Buffer,
    id: string,
    debitKey: bigint,
    creditKey: bigint,
    amountMinor: bigint,
    code: number,
    kind: number,
    reference: string | null,
    effectiveAt: Date | null,
    ...lower: Account,
    ...higher: Account,
  ]
>(
  "ledger.postSingle",
  `with changed as (
     update ledger.account a
     set debits_posted = a.debits_posted + case when a.key = $6::bigint then $8::bigint else 0 end,
       credits_posted = a.credits_posted + case when a.key = $7::bigint then $8::bigint else 0 end,
       version = case
         when a.version = b.version and a.rules_version = b.rules_version
           and a.debits_pending = b.debits_pending and a.credits_pending = b.credits_pending
           and a.debits_posted = b.debits_posted and a.credits_posted = b.credits_posted
           and a.last_at_us = b.last_at_us
           and (a.floor_minor is null or a.key = $7::bigint
             or a.credits_posted - a.debits_posted - a.debits_pending - $8::bigint
               >= least(a.floor_minor, 0))
         then a.version + 1 end,
       last_at_us = $3
     from (values
         ($13::bigint, $14::bigint, $15::int, $16::bigint, $17::bigint, $18::bigint, $19::bigint,
           $20::bigint),
         ($21::bigint, $22::bigint, $23::int, $24::bigint, $25::bigint, $26::bigint, $27::bigint,
           $28::bigint))
       as b (key, version, rules_version, debits_pending, credits_pending, debits_posted,
         credits_posted, last_at_us)
     where a.key = b.key
     returning a.key, a.version, a.credits_posted - a.debits_posted as balance_minor,
       a.debits_pending, a.credits_pending),
   moved as (
     insert into ledger.transfer (id, debit_key, credit_key, amount_minor, at, list_id, code, kind,
       reference, effective_at)
     values ($5, $6::bigint, $7::bigint, $8::bigint, $2::timestamptz, $1::bigint, $9, $10, $11,
       $12)),
   listed as (
     insert into ledger.list (id, at, transfers, hash)
     values ($1::bigint, $2::timestamptz, 1, $4))
   insert into ledger.entry
     (account_key, at, version, transfer_id, balance_minor, held_minor, incoming_minor)
   select key, $2::timestamptz, version, $5, balance_minor, nullif(debits_pending, 0),
     nullif(credits_pending, 0)
   from changed`,
);
