import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { recordSignal } from "../../risk/index.ts";
import { refuse } from "../errors.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { PHONE_CONTEXT, parsePhone } from "../people/phone.ts";
import { customerById } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { clearTries, pinTries } from "./attempts.ts";
import { codeProof } from "./code-factor.ts";
import { endConfirmations } from "./confirmations.ts";
import { spendOneTimeCode } from "./one-time-code.ts";
import { demandStrongPin } from "./pin-rules.ts";
import { prove } from "./prove.ts";
import { setPin } from "./queries.ts";
import { hashSecret } from "./secrets.ts";

/**
 * Sets the first PIN or changes it; the password proves who asks. A PIN lock stays: only the
 * reset, which also takes a code, ends it early.
 */
export async function choosePin(
  app: App,
  actor: CustomerActor,
  form: { pin: string; password: string },
): Promise<void> {
  await demandPin(app, actor, form.pin);
  const proof = { kind: "password", answer: form.password };
  await prove(app, actor, { purpose: "pin_set" }, [proof]);
  const pinHash = await hashSecret(app, "pin", form.pin);
  await app.database.transaction((tx) => replacePin(tx, actor, pinHash));
}

/** Sets a new PIN by code and password, and ends a PIN lock. */
export async function resetPin(
  app: App,
  actor: CustomerActor,
  form: { resetId: string; code: string; password: string; pin: string },
): Promise<void> {
  const { customerId } = actor;
  await demandPin(app, actor, form.pin);
  await prove(app, actor, { purpose: "pin_reset" }, [
    await codeProof(app.database, { id: form.resetId, code: form.code }),
    { kind: "password", answer: form.password },
  ]);
  const pinHash = await hashSecret(app, "pin", form.pin);
  await app.database.transaction(async (tx) => {
    await spendOneTimeCode(tx, "pin_reset", form.resetId);
    await clearTries(tx, pinTries, customerId);
    await recordSignal(tx, `customer:${customerId}`, "settled");
    await replacePin(tx, actor, pinHash);
  });
}

/**
 * A code to the phone alone sets a password. If it could set the PIN too, a thief of the number
 * would have the money; so an existing PIN cannot change for a day after a recovery.
 */
export const HOLD_AFTER_RECOVERY_MS = 24 * 60 * 60 * 1_000;

async function demandPin(app: App, { customerId }: CustomerActor, pin: string): Promise<void> {
  const customer = await app.database.one(customerById, customerId);
  const { phone_sealed, pin_hash, recovered_at } = customer;
  const until = new Date((recovered_at?.getTime() ?? 0) + HOLD_AFTER_RECOVERY_MS);
  if (pin_hash && until > app.clock.now()) {
    throw refuse("pin_change_held", {
      until: until.toISOString(),
      untilText: timeText(app, until),
    });
  }
  const phone = parsePhone(app, app.vault.open(phone_sealed, PHONE_CONTEXT));
  demandStrongPin(pin, phone.national);
}

async function replacePin(tx: Tx, actor: CustomerActor, pinHash: string): Promise<void> {
  const { customerId } = actor;
  await tx.run(setPin, customerId, pinHash);
  await endConfirmations(tx, customerId);
  await notifyCustomer(tx, customerId, {
    channels: ["sms", "in_app"],
    template: "pin_changed",
    data: { at: timeText(tx.app, tx.now) },
  });
  await audit(tx, actor, { action: "identity.pin-changed", subject: `customer:${customerId}` });
}
