import type { Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import {
  type CodeChannel,
  type CodeRequest,
  type CodeSent,
  sendOneTimeCode,
} from "../factors/one-time-code.ts";
import { NOT_ME } from "../locks/wallet-lock.ts";
import { EMAIL_CONTEXT } from "../people/email.ts";
import { parsePhone } from "../people/phone.ts";
import { type CustomerRow, customerByPhone } from "../people/queries.ts";

/** A code that somebody asks for who is not signed in. */
export interface OutsideCode {
  readonly phone: string;
  readonly channel: CodeChannel;
  readonly language: Language;
  readonly address: string;
}

/**
 * A code to a number's owner. A number without a wallet gets the same answer here, and a message
 * that says so.
 */
export async function sendOutsideCode(
  tx: Tx,
  purpose: "recovery" | "wallet_lock",
  given: OutsideCode,
): Promise<CodeSent> {
  const { channel, language, address } = given;
  const { vault } = tx.app;
  const phone = parsePhone(tx.app, given.phone);
  const customer = await tx.maybe(customerByPhone, phone.index);
  const sealedEmail = channel === "email" ? customer?.email_sealed : undefined;
  const send = whatToSend(purpose, channel, customer);
  return sendOneTimeCode(tx, {
    purpose,
    target: { address: phone.number, index: phone.index, masked: phone.masked },
    // Masked as the number even for e-mail: the address would tell that there is a wallet.
    ...(sealedEmail
      ? { deliverTo: { address: vault.open(sealedEmail, EMAIL_CONTEXT), masked: phone.masked } }
      : {}),
    customerId: send === "code" && customer ? customer.id : null,
    channel,
    otherChannels: ["sms", "call", "email"],
    language,
    from: address,
    send,
  });
}

function whatToSend(
  purpose: "recovery" | "wallet_lock",
  channel: CodeChannel,
  customer: CustomerRow | undefined,
): CodeRequest["send"] {
  if (!customer) return purpose === "recovery" ? "no_wallet" : "no_wallet_to_lock";
  if (channel === "email" && !customer.email_sealed) return "no_email";
  if (purpose === "recovery" && isRecoveryStopped(customer, channel)) return "recovery_stopped";
  return "code";
}

/** The owner said that somebody else was in: until staff looked, the number proves nothing. */
export function isRecoveryStopped(customer: CustomerRow, channel: string): boolean {
  return customer.locked_reason === NOT_ME && channel !== "email";
}
