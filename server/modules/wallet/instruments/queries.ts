import { statement } from "../../../platform/database/database.ts";

export interface BankAccountRow {
  customer_id: string;
  id: string;
  bank_id: string;
  last_four: string;
  holder_masked: string;
  created_at: Date;
}

export const insertBankAccount = statement<
  [
    customerId: string,
    id: string,
    bankId: string,
    numberSealed: Buffer,
    numberIndex: Buffer,
    lastFour: string,
    holderSealed: Buffer,
    holderMasked: string,
    now: Date,
  ],
  BankAccountRow
>(
  "wallet.insertBankAccount",
  `insert into wallet.bank_account (customer_id, id, bank_id, number_sealed, number_index,
     last_four, holder_sealed, holder_masked, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (customer_id, bank_id, number_index) where unlinked_at is null do nothing
   returning customer_id, id, bank_id, last_four, holder_masked, created_at`,
);

export const bankAccountsOf = statement<[customerId: string], BankAccountRow>(
  "wallet.bankAccountsOf",
  `select customer_id, id, bank_id, last_four, holder_masked, created_at from wallet.bank_account
   where customer_id = $1 and unlinked_at is null order by created_at`,
);

export const unlinkBankAccount = statement<[customerId: string, id: string, now: Date]>(
  "wallet.unlinkBankAccount",
  `update wallet.bank_account set unlinked_at = $3
   where customer_id = $1 and id = $2 and unlinked_at is null`,
);

export const bankAccountNumber = statement<
  [customerId: string, id: string],
  { number_sealed: Buffer }
>(
  "wallet.bankAccountNumber",
  `select number_sealed from wallet.bank_account where customer_id = $1 and id = $2`,
);
