import { statement } from "../../platform/database/database.ts";

export const insertDelivery = statement<
  [
    id: string,
    customerId: string | null,
    channel: string,
    addressSealed: Buffer,
    template: string,
    language: string,
    dataSealed: Buffer,
    now: Date,
    expiresAt: Date,
  ]
>(
  "notify.insertDelivery",
  `insert into notify.delivery (id, customer_id, channel, address_sealed, template, language,
     data_sealed, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export interface DeliveryRow {
  id: string;
  channel: "sms" | "email" | "call";
  address_sealed: Buffer;
  template: string;
  language: "zh" | "en";
  data_sealed: Buffer | null;
  expires_at: Date;
}

export const queuedDelivery = statement<[id: string], DeliveryRow>(
  "notify.queuedDelivery",
  `select id, channel, address_sealed, template, language, data_sealed, expires_at
   from notify.delivery where id = $1 and state = 'queued'`,
);

/** The sealed data is deleted once the message was sent or can no longer be sent. */
export const endDelivery = statement<[id: string, state: string, error: string | null, now: Date]>(
  "notify.endDelivery",
  `update notify.delivery set state = $2, error = $3, ended_at = $4, data_sealed = null
   where id = $1 and state = 'queued'`,
);

export const deleteOldDeliveries = statement<[before: Date]>(
  "notify.deleteOldDeliveries",
  `delete from notify.delivery where created_at < $1`,
);

export const insertInboxItem = statement<
  [id: string, customerId: string, template: string, data: string, link: string | null, now: Date]
>(
  "notify.insertInboxItem",
  `insert into notify.inbox_item (id, customer_id, template, data, link, created_at)
   values ($1, $2, $3, $4::jsonb, $5, $6)`,
);

export interface InboxRow {
  id: string;
  template: string;
  data: Record<string, string>;
  link: string | null;
  created_at: Date;
  read_at: Date | null;
}

export const inboxOf = statement<[customerId: string, limit: number], InboxRow>(
  "notify.inboxOf",
  `select id, template, data, link, created_at, read_at from notify.inbox_item
   where customer_id = $1 order by created_at desc, id desc limit $2`,
);

export const markInboxRead = statement<[customerId: string, now: Date]>(
  "notify.markInboxRead",
  `update notify.inbox_item set read_at = $2 where customer_id = $1 and read_at is null`,
);

export const insertSandboxMessage = statement<
  [id: string, channel: string, address: string, title: string, text: string, at: Date]
>(
  "notify.insertSandboxMessage",
  `insert into notify.sandbox_message (id, channel, address, title, text, at)
   values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing`,
);

export interface SandboxMessage {
  id: string;
  channel: string;
  address: string;
  title: string;
  text: string;
  at: Date;
}

export const newestSandboxMessages = statement<
  [address: string | null, limit: number],
  SandboxMessage
>(
  "notify.newestSandboxMessages",
  `select id, channel, address, title, text, at from notify.sandbox_message
   where $1::text is null or address = $1 order by at desc, id desc limit $2`,
);
