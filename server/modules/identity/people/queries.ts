import { columns, statement } from "../../../platform/database/database.ts";

/** Customers and their locks; sessions and devices, codes and staff have files of their own. */

export interface CustomerRow {
  id: string;
  customer_number: string;
  display_name: string;
  language: "zh" | "en";
  level: 1 | 2 | 3;
  phone_sealed: Buffer;
  phone_masked: string;
  email_sealed: Buffer | null;
  email_masked: string | null;
  password_hash: string;
  pin_hash: string | null;
  recovered_at: Date | null;
  locked_reason: string | null;
  locked_since: Date | null;
  locked_by: "customer" | "staff" | "system" | null;
  created_at: Date;
}

const COLUMNS = `id, customer_number, display_name, language, level, phone_sealed, phone_masked,
  email_sealed, email_masked, password_hash, pin_hash, recovered_at, locked_reason,
  locked_since, locked_by,
  created_at`;

export const customerById = statement<[id: string], CustomerRow>(
  "identity.customerById",
  `select ${COLUMNS} from identity.customer where id = $1`,
);

export const customerByPhone = statement<[phoneIndex: Buffer], CustomerRow>(
  "identity.customerByPhone",
  `select ${COLUMNS} from identity.customer where phone_index = $1`,
);

export const nextCustomerSerial = statement<[], { serial: bigint }>(
  "identity.nextCustomerSerial",
  `select nextval('identity.customer_serial') as serial`,
);

export const insertCustomer = statement<
  [
    id: string,
    customerNumber: string,
    displayName: string,
    language: string,
    level: number,
    phoneSealed: Buffer,
    phoneIndex: Buffer,
    phoneMasked: string,
    passwordHash: string,
    pinHash: string | null,
    now: Date,
  ]
>(
  "identity.insertCustomer",
  `insert into identity.customer (id, customer_number, display_name, language, level,
     phone_sealed, phone_index, phone_masked, password_hash, pin_hash, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (phone_index) do nothing`,
);

/** Null leaves a field as it is. */
export const updateProfile = statement<
  [id: string, displayName: string | null, language: string | null]
>(
  "identity.updateProfile",
  `update identity.customer set display_name = coalesce($2, display_name),
     language = coalesce($3, language)
   where id = $1`,
);

export const setPassword = statement<[id: string, passwordHash: string]>(
  "identity.setPassword",
  `update identity.customer set password_hash = $2 where id = $1`,
);

export const setRecovered = statement<[id: string, now: Date]>(
  "identity.setRecovered",
  `update identity.customer set recovered_at = $2 where id = $1`,
);

export const setPin = statement<[id: string, pinHash: string]>(
  "identity.setPin",
  `update identity.customer set pin_hash = $2 where id = $1`,
);

export const setEmail = statement<[id: string, sealed: Buffer, masked: string]>(
  "identity.setEmail",
  `update identity.customer set email_sealed = $2, email_masked = $3 where id = $1`,
);

/** The first lock stands: a second reason does not hide the first one. */
export const setLock = statement<[id: string, reason: string, by: string, now: Date]>(
  "identity.setLock",
  `update identity.customer set locked_reason = $2, locked_by = $3, locked_since = $4
   where id = $1 and locked_reason is null`,
);

export const clearLock = statement<[id: string]>(
  "identity.clearLock",
  `update identity.customer set locked_reason = null, locked_by = null, locked_since = null
   where id = $1 and locked_reason is not null`,
);

export interface WalletLockRow {
  id: string;
  locked_reason: string;
  locked_since: Date;
  locked_by: "customer" | "staff" | "system";
}

export const walletLocks = statement<[ids: string[]], WalletLockRow>(
  "identity.walletLocks",
  `select id, locked_reason, locked_since, locked_by from identity.customer
   where id = any ($1::uuid[]) and locked_reason is not null`,
);

export interface CustomerCardRow {
  id: string;
  customer_number: string;
  display_name: string;
  level: 1 | 2 | 3;
  language: "zh" | "en";
  phone_masked: string;
  email_masked: string | null;
  locked_reason: string | null;
  locked_since: Date | null;
  created_at: Date;
}

export const customerCards = statement<[ids: string[]], CustomerCardRow>(
  "identity.customerCards",
  `select id, customer_number, display_name, level, language, phone_masked, email_masked,
     locked_reason, locked_since, created_at
   from identity.customer_card where id = any ($1::uuid[])`,
);

export const searchCustomerCards = statement<[name: string, limit: number], CustomerCardRow>(
  "identity.searchCustomerCards",
  `select id, customer_number, display_name, level, language, phone_masked, email_masked,
     locked_reason, locked_since, created_at
   from identity.customer_card where starts_with(display_name, $1) or customer_number = $1
   order by created_at desc limit $2`,
);

export const insertMerchantMember = statement<
  [customerId: string, merchantId: string, merchantName: string, now: Date]
>(
  "identity.insertMerchantMember",
  `insert into identity.merchant_member (customer_id, merchant_id, merchant_name, created_at)
   values ($1, $2, $3, $4)
   on conflict (customer_id, merchant_id) do update set merchant_name = excluded.merchant_name`,
);

export const merchantsOf = statement<[customerId: string], { id: string; name: string }>(
  "identity.merchantsOf",
  `select merchant_id as id, merchant_name as name from identity.merchant_member
   where customer_id = $1 order by created_at, merchant_id`,
);

export const insertConfirmation = statement<
  [id: string, customerId: string, sessionId: string, purpose: string, now: Date, expiresAt: Date]
>(
  "identity.insertConfirmation",
  `insert into identity.confirmation (id, customer_id, session_id, purpose, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6)`,
);

export const spendConfirmationRows = statement<
  [ids: string[], customerIds: string[], purposes: string[], now: Date],
  { id: string }
>(
  "identity.spendConfirmationRows",
  `update identity.confirmation c set spent_at = $4
   from ${columns(1, "uuid uuid text")}
     as g (id, customer_id, purpose)
   where c.id = g.id and c.customer_id = g.customer_id and c.purpose = g.purpose
     and c.spent_at is null and c.expires_at > $4
   returning c.id`,
);

export const deleteOldConfirmations = statement<[before: Date]>(
  "identity.deleteOldConfirmations",
  `delete from identity.confirmation where expires_at < $1`,
);
