import { statement } from "../platform/database/database.ts";

export interface DebitRow {
  reference: string;
  account_number: string;
  amount_minor: bigint;
  currency: string;
  callback_url: string;
  mode: string;
  state: "pending" | "succeeded" | "failed";
  reason: string | null;
  returned_at: Date | null;
  callbacks_sent: number;
  created_at: Date;
}

const DEBIT = `reference, account_number, amount_minor, currency, callback_url, mode, state, reason,
  returned_at, callbacks_sent, created_at`;

export const insertDebit = statement<
  [
    reference: string,
    accountNumber: string,
    amountMinor: bigint,
    currency: string,
    callbackUrl: string,
    mode: string,
    state: string,
    reason: string | null,
    now: Date,
  ],
  DebitRow
>(
  "sandbox.insertDebit",
  `insert into sandbox.bank_debit (reference, account_number, amount_minor, currency, callback_url,
     mode, state, reason, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
   on conflict (reference) do nothing returning ${DEBIT}`,
);

export const findDebit = statement<[reference: string], DebitRow>(
  "sandbox.findDebit",
  `select ${DEBIT} from sandbox.bank_debit where reference = $1`,
);

export const newestDebits = statement<[limit: number], DebitRow>(
  "sandbox.newestDebits",
  `select ${DEBIT} from sandbox.bank_debit order by created_at desc limit $1`,
);

export const decideDebit = statement<
  [reference: string, state: string, reason: string | null, now: Date],
  DebitRow
>(
  "sandbox.decideDebit",
  `update sandbox.bank_debit set state = $2, reason = $3, updated_at = $4
   where reference = $1 returning ${DEBIT}`,
);

export const countCallback = statement<[reference: string]>(
  "sandbox.countCallback",
  `update sandbox.bank_debit set callbacks_sent = callbacks_sent + 1 where reference = $1`,
);

export const returnDebit = statement<[reference: string, now: Date], DebitRow>(
  "sandbox.returnDebit",
  `update sandbox.bank_debit set returned_at = coalesce(returned_at, $2), updated_at = $2
   where reference = $1 returning ${DEBIT}`,
);

export const setMode = statement<[accountNumber: string, mode: string]>(
  "sandbox.setMode",
  `insert into sandbox.bank_mode (account_number, mode) values ($1, $2)
   on conflict (account_number) do update set mode = excluded.mode`,
);

export const modesFor = statement<
  [accountNumbers: string[]],
  { account_number: string; mode: string }
>(
  "sandbox.modesFor",
  `select account_number, mode from sandbox.bank_mode where account_number = any ($1::text[])`,
);

export const dropMode = statement<[accountNumber: string]>(
  "sandbox.dropMode",
  `delete from sandbox.bank_mode where account_number = $1`,
);
