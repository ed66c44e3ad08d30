import assert from "node:assert/strict";
import type { Tx } from "../../platform/database/database.ts";
import { enqueue } from "../../platform/events/jobs.ts";
import { publish } from "../../platform/events/outbox.ts";
import type { Language } from "../../platform/http/errors.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { inboxItemAdded } from "./events.ts";
import { sendMessage } from "./jobs.ts";
import { insertDelivery, insertInboxItem } from "./queries.ts";
import { ADDRESS_CONTEXT, DATA_CONTEXT } from "./sealed.ts";
import { linkOf, render, type TemplateName } from "./templates/index.ts";

export type NotifyChannel = "sms" | "email" | "call" | "in_app";

export interface Notice {
  readonly channel: NotifyChannel;
  /** The recipient; required for `in_app`. */
  readonly customerId?: string;
  /** Phone number (E.164) or e-mail address; required for every channel but `in_app`. */
  readonly address?: string;
  readonly template: TemplateName;
  readonly data?: Readonly<Record<string, string>>;
  readonly language: Language;
  /** Not sent after this, because a late message would only confuse; two days unless given. */
  readonly expiresAt?: Date;
}

const LATE_AFTER_MS = 2 * 24 * 60 * 60 * 1_000;

/**
 * Sends a notice. It is stored in the caller's transaction, so it goes out exactly if that commits:
 * to the inbox at once, over the other channels by a job.
 */
export async function notify(tx: Tx, notice: Notice): Promise<{ id: string }> {
  const data = notice.data ?? {};
  // Rendered once here so that a missing field fails the cause and not the job an hour later.
  render(tx.app, notice.template, data, notice.language);
  const id = uuidv7(tx.now.getTime());
  if (notice.channel === "in_app") await putIntoInbox(tx, id, notice, data);
  else await putOnTheWay(tx, id, notice.channel, notice, data);
  return { id };
}

async function putIntoInbox(
  tx: Tx,
  id: string,
  notice: Notice,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  const { customerId, template } = notice;
  assert(customerId, "a notice in the app is for a customer");
  const link = linkOf(template, data);
  await tx.run(insertInboxItem, id, customerId, template, JSON.stringify(data), link, tx.now);
  await publish(tx, inboxItemAdded({ id, customerId, template, link }));
}

async function putOnTheWay(
  tx: Tx,
  id: string,
  channel: "sms" | "email" | "call",
  notice: Notice,
  data: Readonly<Record<string, string>>,
): Promise<void> {
  assert(notice.address, `a notice by ${channel} needs an address`);
  await tx.run(
    insertDelivery,
    id,
    notice.customerId ?? null,
    channel,
    tx.app.vault.seal(notice.address, ADDRESS_CONTEXT),
    notice.template,
    notice.language,
    tx.app.vault.seal(JSON.stringify(data), DATA_CONTEXT),
    tx.now,
    notice.expiresAt ?? new Date(tx.now.getTime() + LATE_AFTER_MS),
  );
  await enqueue(tx, sendMessage, { deliveryId: id });
}
