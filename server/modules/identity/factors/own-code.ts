import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { EMAIL_CONTEXT } from "../people/email.ts";
import { PHONE_CONTEXT, parsePhone } from "../people/phone.ts";
import { customerById } from "../people/queries.ts";
import { type CodeChannel, type CodeSent, sendCode } from "./one-time-code.ts";

/** A code to the signed-in customer's own number or confirmed e-mail address. */
export async function sendOwnCode(
  tx: Tx,
  actor: CustomerActor,
  { purpose, channel }: { purpose: "pin_reset" | "unlock"; channel: CodeChannel },
): Promise<CodeSent> {
  const { vault } = tx.app;
  const customer = await tx.one(customerById, actor.customerId);
  const phone = parsePhone(tx.app, vault.open(customer.phone_sealed, PHONE_CONTEXT));
  const email = customer.email_sealed && vault.open(customer.email_sealed, EMAIL_CONTEXT);
  if (channel === "email" && !email) throw refuse("channel_not_confirmed");
  const toEmail = channel === "email" && email;
  return sendCode(tx, {
    purpose,
    target: { address: phone.number, index: phone.index, masked: phone.masked },
    ...(toEmail ? { deliverTo: { address: email, masked: customer.email_masked ?? "" } } : {}),
    customerId: customer.id,
    channel,
    otherChannels: email ? ["sms", "call", "email"] : ["sms", "call"],
    language: actor.language,
    from: actor.address,
    send: "code",
  });
}
