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
import { outsideSubject, spendOneTimeCode } from "../factors/one-time-code.ts";
import { refusePersonalPassword, requireStrongPassword } from "../factors/password-strength.ts";
import { prove } from "../factors/prove.ts";
import { deleteDeviceAttempts, setPassword } from "../factors/queries.ts";
import { hashSecret } from "../factors/secrets.ts";
import { alertCustomer } from "../locks/alert.ts";
import { beginHold } from "../locks/recovery-hold.ts";
import { PHONE_CONTEXT, parsePhone } from "../people/phone.ts";
import { customerById } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteOtherSessions } from "../sessions/queries.ts";
import { isRecoveryStopped } from "./outside-code.ts";

/**
 * Sets a new password by code; every session ends, because nobody knows who opened them. Then what
 * a thief of the number would do next is held, and every known address is told.
 */
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
    const customer = await tx.one(customerById, customerId);
    if (isRecoveryStopped(customer, proof.kind)) throw refuse("code_expired");
    const { index, national } = parsePhone(app, target);
    const personal = [customer.display_name, national];
    refusePersonalPassword(app, password, { language, personal });
    await clearTries(tx, signInTries, outsideSubject(index));
    await tx.run(deleteDeviceAttempts, signInTries.kind, customerId);
    await clearTries(tx, passwordTries, customerId);
    await recordSignal(tx, outsideSubject(index), "settled");
    const until = await beginHold(tx, customer, proof.kind);
    await replacePassword(tx, systemActor("recovery"), {
      customerId,
      passwordHash,
      keptSessionId: null,
    });
    const data = { at: timeText(app, tx.now), until: timeText(app, until) };
    await alertCustomer(tx, customerId, { template: "recovered", data });
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
  await app.database.transaction(async (tx) => {
    await replacePassword(tx, actor, { customerId, passwordHash, keptSessionId: sessionId });
    const data = { at: timeText(app, tx.now) };
    await alertCustomer(tx, customerId, { template: "password_changed", data });
  });
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
  await audit(tx, actor, {
    action: "identity.password-changed",
    subject: `customer:${customerId}`,
  });
}
