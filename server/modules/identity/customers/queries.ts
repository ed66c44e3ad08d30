import { statement } from "../../../platform/database/database.ts";

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

/** The address before it is kept for a veto; of several changes the first one stays. */
export const setEmail = statement<
  [id: string, sealed: Buffer, masked: string, now: Date, vetoUntil: Date]
>(
  "identity.setEmail",
  `update identity.customer
   set email_sealed = $2, email_masked = $3, email_since = $4,
     former_email_sealed = case when former_email_until > $4 then former_email_sealed
       else email_sealed end,
     former_email_masked = case when former_email_until > $4 then former_email_masked
       else email_masked end,
     former_email_until = case when former_email_until > $4 then former_email_until
       when email_sealed is not null then $5 end
   where id = $1`,
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
  locked_by: "customer" | "staff" | "system" | null;
  held_until: Date | null;
  created_at: Date;
}

export const customerCards = statement<[ids: string[]], CustomerCardRow>(
  "identity.customerCards",
  `select id, customer_number, display_name, level, language, phone_masked, email_masked,
     locked_reason, locked_since, locked_by, held_until, created_at
   from identity.customer_card where id = any ($1::uuid[])`,
);

export const customerCardsByPhoneEnding = statement<
  [ending: string, limit: number],
  CustomerCardRow
>(
  "identity.customerCardsByPhoneEnding",
  `select id, customer_number, display_name, level, language, phone_masked, email_masked,
     locked_reason, locked_since, locked_by, held_until, created_at
   from identity.customer_card where id in (
     select id from identity.customer where right(phone_masked, 4) = $1 limit $2)
   order by created_at desc`,
);

export const searchCustomerCards = statement<[name: string, limit: number], CustomerCardRow>(
  "identity.searchCustomerCards",
  `select id, customer_number, display_name, level, language, phone_masked, email_masked,
     locked_reason, locked_since, locked_by, held_until, created_at
   from identity.customer_card where starts_with(display_name, $1) or customer_number = $1
   order by created_at desc limit $2`,
);

export const insertMerchantMember = statement<
  [customerId: string, merchantId: string, merchantName: string, role: string, now: Date]
>(
  "identity.insertMerchantMember",
  `insert into identity.merchant_member (customer_id, merchant_id, merchant_name, role, created_at)
   values ($1, $2, $3, $4, $5)
   on conflict (customer_id, merchant_id)
   do update set merchant_name = excluded.merchant_name, role = excluded.role`,
);

export const deleteMerchantMember = statement<[customerId: string, merchantId: string]>(
  "identity.deleteMerchantMember",
  `delete from identity.merchant_member where customer_id = $1 and merchant_id = $2`,
);

export interface MerchantMemberRow {
  customer_id: string;
  role: "owner" | "manager" | "cashier";
  display_name: string;
  phone_masked: string;
  locked_reason: string | null;
  created_at: Date;
}

export const membersOfMerchant = statement<[merchantId: string], MerchantMemberRow>(
  "identity.membersOfMerchant",
  `select m.customer_id, m.role, c.display_name, c.phone_masked, c.locked_reason, m.created_at
   from identity.merchant_member m join identity.customer c on c.id = m.customer_id
   where m.merchant_id = $1 order by m.created_at, m.customer_id`,
);

export const merchantsOf = statement<[customerId: string], { id: string; name: string }>(
  "identity.merchantsOf",
  `select merchant_id as id, merchant_name as name from identity.merchant_member
   where customer_id = $1 order by created_at, merchant_id`,
);
