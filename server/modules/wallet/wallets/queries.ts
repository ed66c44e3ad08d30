import { columns, statement } from "../../../platform/database/database.ts";

/** Reads and writes of wallets, and what identity publishes of their owners. */

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
  money_held_until: Date | null;
}

export const customerFacts = statement<[customerIds: string[]], CustomerFacts>(
  "wallet.customerFacts",
  `select id, level, locked_reason, money_held_until
   from ${columns(1, "uuid")} as asked (id) join identity.customer_card using (id)`,
);

/** Locks the wallet's row: top-ups of one wallet are created one after the other. */
export const lockWalletRow = statement<[ownerId: string, currency: string], { id: string }>(
  "wallet.lockWalletRow",
  `select id from wallet.wallet where owner_id = $1 and currency = $2 for no key update`,
);
