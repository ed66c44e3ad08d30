import { z } from "zod";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { EMAIL_CONTEXT } from "../people/email.ts";
import { PHONE_CONTEXT, parsePhone } from "../people/phone.ts";
import { customerById } from "../people/queries.ts";
import { type CodePurpose, toCodePurpose } from "./code-budget.ts";
import { type AnyFactor, defineFactor } from "./factor.ts";
import {
  type CodeChannel,
  type CodeSent,
  checkOneTimeCode,
  sendOneTimeCode,
} from "./one-time-code.ts";
import { codeChannel } from "./queries.ts";
import { oneTimeCode } from "./schemas.ts";

/** Six digits sent to an address of the customer's own; the channel decides how much it proves. */
export function codeFactor(channel: CodeChannel): AnyFactor {
  return defineFactor({
    strength: 1,
    answer: z.object({ id: z.uuid(), code: oneTimeCode }),
    begin: (tx, actor, purpose) => sendOwnCode(tx, actor, { purpose, channel }),
    async prove(app, subject, { purpose }, { id, code }) {
      const customerId = subject.kind === "customer" ? { customerId: subject.customerId } : {};
      await checkOneTimeCode(app, toCodePurpose(purpose), { id, code, ...customerId });
    },
  });
}

/** The proof that a form with a code brings: the channel is the one that the code was sent by. */
export async function codeProof(reader: Reader, answer: { id: string; code: string }) {
  const sent = await reader.maybe(codeChannel, answer.id);
  // An unknown id is refused by the factor, in the words of an expired code.
  return { kind: sent?.channel ?? "sms", answer };
}

async function sendOwnCode(
  tx: Tx,
  actor: CustomerActor,
  { purpose, channel }: { purpose: CodePurpose; channel: CodeChannel },
): Promise<CodeSent> {
  const { vault } = tx.app;
  const customer = await tx.one(customerById, actor.customerId);
  const phone = parsePhone(tx.app, vault.open(customer.phone_sealed, PHONE_CONTEXT));
  const email = customer.email_sealed && vault.open(customer.email_sealed, EMAIL_CONTEXT);
  if (channel === "email" && !email) throw refuse("channel_not_confirmed");
  const toEmail = channel === "email" && email;
  return sendOneTimeCode(tx, {
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
