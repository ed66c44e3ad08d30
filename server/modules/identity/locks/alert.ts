import { createHash, randomBytes } from "node:crypto";
import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { notify, type TemplateName } from "../../notify/index.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { insertLockLink } from "./queries.ts";

/** Long enough for somebody who reads their messages after a holiday. */
const LINK_VALID_MS = 7 * 24 * 60 * 60 * 1_000;
/** 128 bits: nobody guesses one, and it still fits into a text message. */
const LINK_BYTES = 16;

/**
 * Tells a customer on every known channel what may have been somebody else. The messages carry a
 * link that locks at one tap and without sign-in; the inbox, which asks for a sign-in anyway, does
 * not: links in messages are sealed and kept only as hashes.
 */
export async function alertCustomer(
  tx: Tx,
  customerId: string,
  alert: { template: TemplateName; data?: Record<string, string> },
): Promise<void> {
  const { template, data = {} } = alert;
  await notifyCustomer(tx, customerId, { channels: ["in_app"], template, data });
  const lockLink = await newLockLink(tx, customerId);
  const linked = { template, data: { ...data, lockLink } };
  await notifyCustomer(tx, customerId, { channels: ["sms", "email"], ...linked });
}

/** The same to an address that is no longer, or not yet, the customer's. */
export async function alertAddress(
  tx: Tx,
  to: { customerId: string; email: string; language: Language },
  alert: { template: TemplateName; data?: Record<string, string> },
): Promise<void> {
  const { customerId, email, language } = to;
  const lockLink = await newLockLink(tx, customerId);
  await notify(tx, {
    channel: "email",
    customerId,
    address: email,
    language,
    template: alert.template,
    data: { ...alert.data, lockLink },
  });
}

/** The token stands behind the `#`: browsers send it to no server until somebody taps. */
async function newLockLink(tx: Tx, customerId: string): Promise<string> {
  const token = randomBytes(LINK_BYTES).toString("base64url");
  const expiresAt = new Date(tx.now.getTime() + LINK_VALID_MS);
  await tx.run(insertLockLink, lockLinkHash(token), customerId, tx.now, expiresAt);
  return `${tx.app.config.publicUrl}/lock#${token}`;
}

export function lockLinkHash(token: string): Buffer {
  return createHash("sha256").update(`lock-link:${token}`).digest();
}
