import { columns, statement } from "../../../platform/database/database.ts";

/** Reads and writes of wallets, merchants, codes and bank accounts. */

export interface WalletRow {
  owner_id: string;
  currency: string;
  id: string;
  owner_kind: "customer" | "merchant";
  account_number: string;
}

export const nextAccountSerial = statement<[], { serial: bigint }>(
  "wallet.nextAccountSerial",
  `select nextval('wallet.account_serial') as serial`,
);

export const insertWallet = statement<
  [
    ownerId: string,
    currency: string,
    id: string,
    ownerKind: string,
    accountNumber: string,
    now: Date,
  ],
  WalletRow
>(
  "wallet.insertWallet",
  `insert into wallet.wallet (owner_id, currency, id, owner_kind, account_number, created_at)
   values ($1, $2, $3, $4, $5, $6) on conflict (owner_id, currency) do nothing
   returning owner_id, currency, id, owner_kind, account_number`,
);

export const walletsOf = statement<[ownerId: string], WalletRow>(
  "wallet.walletsOf",
  `select owner_id, currency, id, owner_kind, account_number from wallet.wallet
   where owner_id = $1 order by currency`,
);

export interface CustomerFacts {
  id: string;
  level: number;
  locked_reason: string | null;
}

export const customerFacts = statement<[customerIds: string[]], CustomerFacts>(
  "wallet.customerFacts",
  `select id, level, locked_reason
   from ${columns(1, "uuid")} as asked (id) join identity.customer_card using (id)`,
);

export interface MerchantRow {
  id: string;
  name: string;
  category: string;
  open: boolean;
  fee_bps: number;
  currency: string;
  account_id: string;
}

export const insertMerchant = statement<
  [
    id: string,
    name: string,
    category: string,
    feeBps: number,
    currency: string,
    accountId: string,
    open: boolean,
    now: Date,
  ]
>(
  "wallet.insertMerchant",
  `insert into wallet.merchant
     (id, name, category, fee_bps, currency, account_id, open, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

export const findMerchant = statement<[id: string], MerchantRow>(
  "wallet.findMerchant",
  `select id, name, category, open, fee_bps, currency, account_id
   from wallet.merchant where id = $1`,
);

export const setMerchantOpen = statement<[id: string, open: boolean]>(
  "wallet.setMerchantOpen",
  `update wallet.merchant set open = $2 where id = $1`,
);

export interface CodeRow {
  id: string;
  code: string;
  merchant_id: string;
  currency: string;
  amount_minor: bigint | null;
  note: string | null;
  expires_at: Date | null;
  paid_order_id: string | null;
  created_at: Date;
}

export const insertCode = statement<
  [
    id: string,
    code: string,
    merchantId: string,
    currency: string,
    amountMinor: bigint | null,
    note: string | null,
    expiresAt: Date | null,
    now: Date,
  ]
>(
  "wallet.insertCode",
  `insert into wallet.merchant_code
     (id, code, merchant_id, currency, amount_minor, note, expires_at, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

export const findCode = statement<[code: string], CodeRow>(
  "wallet.findCode",
  `select id, code, merchant_id, currency, amount_minor, note, expires_at, paid_order_id, created_at
   from wallet.merchant_code where code = $1`,
);

export const codesOf = statement<[merchantId: string, limit: number], CodeRow>(
  "wallet.codesOf",
  `select id, code, merchant_id, currency, amount_minor, note, expires_at, paid_order_id, created_at
   from wallet.merchant_code where merchant_id = $1 order by created_at desc limit $2`,
);

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
