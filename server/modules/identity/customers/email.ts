import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { codeProof } from "../factors/code-factor.ts";
import {
  type CodeRequest,
  type CodeSent,
  sendOneTimeCode,
  spendOneTimeCode,
} from "../factors/one-time-code.ts";
import { prove } from "../factors/prove.ts";
import { EMAIL_CONTEXT, maskEmail } from "../people/email.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { type Me, readMe } from "./me.ts";
import { setEmail } from "./queries.ts";

/**
 * A code to the address that is to be confirmed. It takes the password: from then on recovery
 * codes may go there, and a borrowed session must not be able to arrange that.
 */
export async function sendEmailCode(
  app: App,
  actor: CustomerActor,
  { email, password }: { email: string; password: string },
): Promise<CodeSent> {
  await prove(app, actor, { purpose: "email_add" }, [{ kind: "password", answer: password }]);
  return app.database.transaction((tx) => sendOneTimeCode(tx, codeRequest(tx, actor, email)));
}

function codeRequest(tx: Tx, actor: CustomerActor, email: string): CodeRequest {
  return {
    purpose: "email",
    target: {
      address: email,
      // The budget is the customer's: one wallet must not write to many strangers.
      index: tx.app.vault.blindIndex(actor.customerId, EMAIL_CONTEXT),
      masked: maskEmail(email),
    },
    customerId: actor.customerId,
    channel: "email",
    otherChannels: [],
    language: actor.language,
    from: actor.address,
    send: "code",
  };
}

/** The address is the customer's from here on: codes and notices may go there. */
export async function confirmEmail(
  app: App,
  actor: CustomerActor,
  given: { emailId: string; code: string },
): Promise<Me> {
  const { customerId } = actor;
  const proof = await codeProof(app.database, { id: given.emailId, code: given.code });
  await prove(app, actor, { purpose: "email" }, [proof]);
  return app.database.transaction(async (tx) => {
    const { target } = await spendOneTimeCode(tx, "email", given.emailId);
    const masked = maskEmail(target);
    await tx.run(setEmail, customerId, app.vault.seal(target, EMAIL_CONTEXT), masked);
    await notifyCustomer(tx, customerId, {
      channels: ["sms", "in_app"],
      template: "email_confirmed",
      data: { email: masked },
    });
    await audit(tx, actor, {
      action: "identity.email-confirmed",
      subject: `customer:${customerId}`,
    });
    return readMe(tx, customerId);
  });
}
