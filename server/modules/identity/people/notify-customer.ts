import assert from "node:assert/strict";
import type { Tx } from "../../../platform/database/database.ts";
import { type NotifyChannel, notify, type TemplateName } from "../../notify/index.ts";
import { EMAIL_CONTEXT } from "./email.ts";
import { PHONE_CONTEXT } from "./phone.ts";
import { customerById } from "./queries.ts";

/**
 * Sends a customer a notice in their own language. Callers pass only the id: phone numbers and
 * addresses stay in this module. E-mail is skipped when the customer has no confirmed address.
 */
export async function notifyCustomer(
  tx: Tx,
  customerId: string,
  options: {
    channels: readonly NotifyChannel[];
    template: TemplateName;
    data?: Record<string, string>;
    expiresAt?: Date;
  },
): Promise<void> {
  const customer = await tx.maybe(customerById, customerId);
  assert(customer, "a notice is for a customer who exists");
  const { vault } = tx.app;
  const { channels, ...notice } = options;
  for (const channel of channels) {
    const base = { ...notice, channel, customerId, language: customer.language };
    if (channel === "in_app") await notify(tx, base);
    else if (channel !== "email") {
      await notify(tx, { ...base, address: vault.open(customer.phone_sealed, PHONE_CONTEXT) });
    } else if (customer.email_sealed) {
      await notify(tx, { ...base, address: vault.open(customer.email_sealed, EMAIL_CONTEXT) });
    }
  }
}
