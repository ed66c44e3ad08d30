import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { type Actor, type CustomerActor, systemActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { recordSignal } from "../../risk/index.ts";
import { refuse } from "../errors.ts";
import { passwordChanged } from "../events.ts";
import { clearTries, passwordTries, signInTries } from "../factors/attempts.ts";
import { codeProof } from "../factors/code-factor.ts";
import { endConfirmations } from "../factors/confirmations.ts";
import {
  type CodeChannel,
  type CodeSent,
  outsideSubject,
  sendOneTimeCode,
  spendOneTimeCode,
} from "../factors/one-time-code.ts";
import { refusePersonalPassword, requireStrongPassword } from "../factors/password-strength.ts";
import { prove } from "../factors/prove.ts";
import { deleteDeviceAttempts, setPassword } from "../factors/queries.ts";
import { hashSecret } from "../factors/secrets.ts";
import { EMAIL_CONTEXT } from "../people/email.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { PHONE_CONTEXT, parsePhone } from "../people/phone.ts";
import { customerById, customerByPhone } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteOtherSessions } from "../sessions/queries.ts";
import { setRecovered } from "./queries.ts";

/**
 * A code for a forgotten password. A number without a wallet gets the same answer here, and
 * a message that says so.
 */
export async function sendRecoveryCode(
  tx: Tx,
  given: { phone: string; channel: CodeChannel; language: Language; address: string },
): Promise<CodeSent> {
  const { channel, language, address } = given;
  const { vault } = tx.app;
  const phone = parsePhone(tx.app, given.phone);
  const customer = await tx.maybe(customerByPhone, phone.index);
  const sealedEmail = channel === "email" ? customer?.email_sealed : undefined;
  const send = !customer ? "no_wallet" : channel === "email" && !sealedEmail ? "no_email" : "code";
  return sendOneTimeCode(tx, {
    purpose: "recovery",
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

/** Sets a new password by code; every session ends, because nobody knows who opened them. */
export async function finishRecovery(
  app: App,
  form: { recoveryId: string; code: string; password: string; language: Language },
): Promise<void> {
  const { recoveryId, code, password, language } = form;
  await requireStrongPassword(app, password, { language });
  const proof = await codeProof(app.database, { id: recoveryId, code });
  await prove(app, { kind: "stranger" }, { purpose: "recovery" }, [proof]);
  const passwordHash = await hashSecret(app, "password", password);
  await app.database.transaction(async (tx) => {
    const { target, customerId } = await spendOneTimeCode(tx, "recovery", recoveryId);
    if (!customerId) throw refuse("code_expired");
    const { index, national } = parsePhone(app, target);
    const { display_name } = await tx.one(customerById, customerId);
    refusePersonalPassword(app, password, { language, personal: [display_name, national] });
    await clearTries(tx, signInTries, outsideSubject(index));
    await tx.run(deleteDeviceAttempts, signInTries.kind, customerId);
    await clearTries(tx, passwordTries, customerId);
    await recordSignal(tx, outsideSubject(index), "settled");
    await tx.run(setRecovered, customerId, tx.now);
    await replacePassword(tx, systemActor("recovery"), {
      customerId,
      passwordHash,
      keptSessionId: null,
    });
  });
}

/** Changes the password of a signed-in customer; the other devices are signed out. */
export async function changePassword(
  app: App,
  actor: CustomerActor,
  form: { current: string; password: string },
): Promise<void> {
  const { customerId, language, sessionId } = actor;
  const proof = { kind: "password", answer: form.current };
  await prove(app, actor, { purpose: "password_change" }, [proof]);
  const customer = await app.database.one(customerById, customerId);
  const { national } = parsePhone(app, app.vault.open(customer.phone_sealed, PHONE_CONTEXT));
  const personal = [customer.display_name, national];
  await requireStrongPassword(app, form.password, { language, personal });
  const passwordHash = await hashSecret(app, "password", form.password);
  await app.database.transaction((tx) =>
    replacePassword(tx, actor, { customerId, passwordHash, keptSessionId: sessionId }),
  );
}

async function replacePassword(
  tx: Tx,
  actor: Actor,
  change: { customerId: string; passwordHash: string; keptSessionId: string | null },
): Promise<void> {
  const { customerId } = change;
  await tx.run(setPassword, customerId, change.passwordHash);
  await endConfirmations(tx, customerId);
  await endSessions(tx, deleteOtherSessions, customerId, change.keptSessionId);
  await publish(tx, passwordChanged({ customerId }));
  await notifyCustomer(tx, customerId, {
    channels: ["sms", "in_app"],
    template: "password_changed",
    data: { at: timeText(tx.app, tx.now) },
  });
  await audit(tx, actor, {
    action: "identity.password-changed",
    subject: `customer:${customerId}`,
  });
}
