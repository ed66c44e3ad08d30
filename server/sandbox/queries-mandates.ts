import { statement } from "../platform/database/database.ts";

export interface MandateRow {
  reference: string;
  account_number: string;
  callback_url: string;
  mode: string;
  state: "pending" | "code" | "active" | "refused";
  code: string;
  code_by: "sms" | "statement";
  phone: string;
  reason: string | null;
  tries: number;
  created_at: Date;
}

const MANDATE = `reference, account_number, callback_url, mode, state, code, code_by, phone, reason,
  tries, created_at`;

export const insertMandate = statement<
  [
    reference: string,
    accountNumber: string,
    callbackUrl: string,
    mode: string,
    state: string,
    code: string,
    codeBy: string,
    phone: string,
    reason: string | null,
    now: Date,
  ],
  MandateRow
>(
  "sandbox.insertMandate",
  `insert into sandbox.bank_mandate (reference, account_number, callback_url, mode, state, code,
     code_by, phone, reason, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   on conflict (reference) do nothing returning ${MANDATE}`,
);

export const findMandate = statement<[reference: string], MandateRow>(
  "sandbox.findMandate",
  `select ${MANDATE} from sandbox.bank_mandate where reference = $1`,
);

export const newestMandates = statement<[limit: number], MandateRow>(
  "sandbox.newestMandates",
  `select ${MANDATE} from sandbox.bank_mandate order by created_at desc limit $1`,
);

export const setMandateState = statement<
  [reference: string, state: string, reason: string | null],
  MandateRow
>(
  "sandbox.setMandateState",
  `update sandbox.bank_mandate set state = $2, reason = $3 where reference = $1
   returning ${MANDATE}`,
);

export const countMandateTry = statement<[reference: string], MandateRow>(
  "sandbox.countMandateTry",
  `update sandbox.bank_mandate set tries = tries + 1
   where reference = $1 and state = 'code' returning ${MANDATE}`,
);
