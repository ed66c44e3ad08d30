import { statement } from "../../../platform/database/database.ts";

/** The statements of the proof; none of them is on the money path. */

export const tryProofLock = statement<[], { locked: boolean }>(
  "ledger.tryProofLock",
  `select pg_try_advisory_xact_lock(7204121) as locked`,
);

/** Waits for the lists being written, and holds back the next ones until the transaction ends. */
export const awaitLists = statement<[], Record<string, unknown>>(
  "ledger.awaitLists",
  `select ledger.await_lists()`,
);

/**
 * The entries there are of those that transfers should have made, counted; and which of them do not
 * follow from the entry before by what the transfer did to this account: another transfer, a gap in
 * the versions, or another running balance. Inner joins only, so that shards can answer alone.
 */
export const checkedEntries = statement<
  [keys: string, transferIds: string, atUs: string, posted: string, held: string, incoming: string],
  { found: number; wrong: string[] }
>(
  "ledger.checkedEntries",
  `select count(*)::int as found,
     coalesce(array_agg('account key ' || s.key || ', transfer ' || s.transfer_id) filter (where
       e.version <> coalesce(b.version, 0) + 1
       or e.transfer_id <> s.transfer_id
       or e.balance_minor <> coalesce(b.balance_minor, 0) + s.posted
       or coalesce(e.held_minor, 0) <> coalesce(b.held_minor, 0) + s.held
       or coalesce(e.incoming_minor, 0) <> coalesce(b.incoming_minor, 0) + s.incoming), '{}')
       as wrong
   from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[])
     as s (key, transfer_id, at_us, posted, held, incoming)
   join ledger.entry e on e.account_key = s.key
     and e.at = timestamptz 'epoch' + s.at_us * interval '1 microsecond'
   left join lateral (
     select version, balance_minor, held_minor, incoming_minor from ledger.entry b
     where b.account_key = e.account_key and b.at < e.at order by b.at desc limit 1
   ) b on true`,
);

/** Which of these entries there are; asked only when some are missing. */
export const presentEntries = statement<
  [keys: string, atUs: string],
  { key: bigint; at_us: bigint }
>(
  "ledger.presentEntries",
  `select s.key, s.at_us from unnest($1::bigint[], $2::bigint[]) as s (key, at_us)
   join ledger.entry e on e.account_key = s.key
     and e.at = timestamptz 'epoch' + s.at_us * interval '1 microsecond'`,
);

const ACCOUNT_IS_WRONG = `
  a.version <> coalesce(e.version, 0)
    or a.credits_posted - a.debits_posted <> coalesce(e.balance_minor, 0)
    or a.debits_pending <> coalesce(e.held_minor, 0)
    or a.credits_pending <> coalesce(e.incoming_minor, 0)
    or (a.floor_minor is not null
      and a.credits_posted - a.debits_posted - a.debits_pending < least(a.floor_minor, 0))`;

const LATEST_ENTRY = `
  left join lateral (
    select version, balance_minor, held_minor, incoming_minor from ledger.entry
    where account_key = a.key order by at desc limit 1
  ) e on true`;

/** Accounts whose counters are not those of their latest entry, or that stand below their floor. */
export const wrongAccounts = statement<[keys: string, limit: number], { id: string }>(
  "ledger.wrongAccounts",
  `select a.id from ledger.account a ${LATEST_ENTRY}
   where a.key = any ($1::bigint[]) and (${ACCOUNT_IS_WRONG}) limit $2`,
);

export const accountKeysAfter = statement<[after: bigint, limit: number], { key: bigint }>(
  "ledger.accountKeysAfter",
  `select key from ledger.account where key > $1 order by key limit $2`,
);

/** Currencies in which debits and credits are not the same. */
export const unevenCurrencies = statement<
  [],
  { currency: string; posted: string; pending: string }
>(
  "ledger.unevenCurrencies",
  `select currency, sum(credits_posted - debits_posted)::text as posted,
     sum(credits_pending - debits_pending)::text as pending
   from ledger.account group by currency
   having sum(credits_posted - debits_posted) <> 0 or sum(credits_pending - debits_pending) <> 0`,
);

/** Accounts whose pending debits or credits are not the sum of the open holds. */
export const wrongHolds = statement<[limit: number], { key: bigint }>(
  "ledger.wrongHolds",
  `select coalesce(a.key, h.key) as key
   from (select key, debits_pending, credits_pending from ledger.account
     where debits_pending > 0 or credits_pending > 0) a
   full join (
     select key, sum(held)::bigint as held, sum(incoming)::bigint as incoming from (
       select debit_key as key, remaining_minor as held, 0 as incoming
       from ledger.hold where state = 'open'
       union all
       select credit_key, 0, remaining_minor from ledger.hold where state = 'open'
     ) sides group by key
   ) h on h.key = a.key
   where a.debits_pending is distinct from h.held or a.credits_pending is distinct from h.incoming
   limit $1`,
);

/** Transfers of which more was given back than moved, or whose sum of reversals is not stored. */
export const wrongReversals = statement<[limit: number], { id: string }>(
  "ledger.wrongReversals",
  `select coalesce(r.id, s.related_id) as id
   from ledger.reversed r
   full join (select related_id, sum(amount_minor) as total from ledger.transfer
     where kind = 5 group by related_id) s on s.related_id = r.id
   left join ledger.transfer t on t.id = coalesce(r.id, s.related_id)
   where r.reversed_minor is distinct from s.total or t.amount_minor is null
     or r.reversed_minor > t.amount_minor
   limit $1`,
);

export interface ProofRow {
  id: string;
  scope: "continuous" | "full";
  asked_by: string;
  started_at: Date;
  finished_at: Date | null;
  seal_number: bigint;
  seals_total: bigint;
  lists: bigint;
  transfers: bigint;
  accounts: bigint;
  failures: unknown;
}

const PROOF_COLUMNS = `id, scope, asked_by, started_at, finished_at, seal_number, seals_total,
  lists, transfers, accounts, failures`;

export const insertProof = statement<
  [id: string, scope: string, askedBy: string, now: Date, sealsTotal: bigint]
>(
  "ledger.insertProof",
  `insert into ledger.proof (id, scope, asked_by, started_at, seals_total)
   values ($1, $2, $3, $4, $5) on conflict do nothing`,
);

export const continuousProof = statement<[], ProofRow>(
  "ledger.continuousProof",
  `select ${PROOF_COLUMNS} from ledger.proof where scope = 'continuous'`,
);

export const proofById = statement<[id: string], ProofRow>(
  "ledger.proofById",
  `select ${PROOF_COLUMNS} from ledger.proof where id = $1`,
);

export const latestFullProof = statement<[], ProofRow>(
  "ledger.latestFullProof",
  `select ${PROOF_COLUMNS} from ledger.proof where scope = 'full' order by started_at desc limit 1`,
);

export const advanceProof = statement<
  [
    id: string,
    sealNumber: bigint,
    lists: number,
    transfers: number,
    accounts: number,
    failures: string,
  ]
>(
  "ledger.advanceProof",
  `update ledger.proof
   set seal_number = $2, lists = lists + $3, transfers = transfers + $4, accounts = accounts + $5,
     failures = $6::jsonb
   where id = $1`,
);

export const finishProof = statement<[id: string, now: Date, sealsTotal: bigint]>(
  "ledger.finishProof",
  `update ledger.proof set finished_at = $2, seals_total = $3 where id = $1`,
);

export const trialBalance = statement<
  [],
  {
    currency: string;
    code: number;
    accounts: number;
    debits_posted: string;
    credits_posted: string;
    debits_pending: string;
    credits_pending: string;
  }
>(
  "ledger.trialBalance",
  `select currency, code, count(*)::int as accounts, sum(debits_posted)::text as debits_posted,
     sum(credits_posted)::text as credits_posted, sum(debits_pending)::text as debits_pending,
     sum(credits_pending)::text as credits_pending
   from ledger.account group by currency, code order by currency, code`,
);

export const accountIdsByKey = statement<[keys: string], { key: bigint; id: string }>(
  "ledger.accountIdsByKey",
  `select key, id from ledger.account where key = any ($1::bigint[])`,
);
