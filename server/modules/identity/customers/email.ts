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
import { alertAddress, alertCustomer } from "../locks/alert.ts";
import { demandNoHold } from "../locks/recovery-hold.ts";
import { EMAIL_CONTEXT, maskEmail } from "../people/email.ts";
import { type Me, readMe } from "./me.ts";
import { setEmail } from "./queries.ts";

/** How long the address before a change may veto it. */
const VETO_MS = 72 * 60 * 60 * 1_000;

/**
 * A code to the address that is to be confirmed. It takes the password: from then on recovery
 * codes may go there, and a borrowed session must not be able to arrange that.
 */
export async function sendEmailCode(
  app: App,
  actor: CustomerActor,
  { email, password }: { email: string; password: string },
): Promise<CodeSent> {
  await demandNoHold(app.database, actor.customerId);
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

/**
 * The address is the customer's from here on: codes and notices may go there. The one before is
 * told, and whoever reads it may lock the wallet, which puts the old address back.
 */
export async function confirmEmail(
  app: App,
  actor: CustomerActor,
  given: { emailId: string; code: string },
): Promise<Me> {
  const { customerId } = actor;
  await demandNoHold(app.database, customerId);
  const proof = await codeProof(app.database, { id: given.emailId, code: given.code });
  await prove(app, actor, { purpose: "email" }, [proof]);
  return app.database.transaction(async (tx) => {
    const { target } = await spendOneTimeCode(tx, "email", given.emailId);
    const masked = maskEmail(target);
    const before = await demandNoHold(tx, customerId);
    const vetoUntil = new Date(tx.now.getTime() + VETO_MS);
    const sealed = app.vault.seal(target, EMAIL_CONTEXT);
    await tx.run(setEmail, customerId, sealed, masked, tx.now, vetoUntil);
    const alert = { template: "email_confirmed", data: { email: masked } } as const;
    await alertCustomer(tx, customerId, alert);
    if (before.email_sealed) {
      const email = app.vault.open(before.email_sealed, EMAIL_CONTEXT);
      await alertAddress(tx, { customerId, email, language: before.language }, alert);
    }
    await audit(tx, actor, {
      action: "identity.email-confirmed",
      subject: `customer:${customerId}`,
    });
    return readMe(tx, customerId);
  });
}
