import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { recordSignal } from "../../risk/index.ts";
import { refuse } from "../errors.ts";
import { alertCustomer } from "../locks/alert.ts";
import { demandNoHold, hasOlderEmail, isUnprovenByNumber } from "../locks/recovery-hold.ts";
import { PHONE_CONTEXT, parsePhone } from "../people/phone.ts";
import type { CustomerRow } from "../people/queries.ts";
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
 * Sets the first PIN, with the password, or changes it, with the old one as well: a password can be
 * had by a code to a stolen number. A PIN lock stays: only the reset, which also takes a code, ends
 * it early.
 */
export async function choosePin(
  app: App,
  actor: CustomerActor,
  form: { pin: string; password: string; currentPin?: string | undefined },
): Promise<void> {
  const customer = await demandPin(app, actor, form.pin);
  const proofs = [{ kind: "password", answer: form.password }];
  if (form.currentPin) proofs.push({ kind: "pin", answer: form.currentPin });
  await prove(app, actor, { purpose: customer.pin_hash ? "pin_change" : "pin_set" }, proofs);
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
  const customer = await demandPin(app, actor, form.pin);
  const code = await codeProof(app.database, { id: form.resetId, code: form.code });
  demandMoreThanNumber(customer, code.kind);
  await prove(app, actor, { purpose: "pin_reset" }, [
    code,
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
 * Password and code would then both come from the number alone, and a thief of the number would
 * only have to wait. An address older than the recovery says more; else staff look at papers.
 */
export function demandMoreThanNumber(customer: CustomerRow, channel: string): void {
  if (!isUnprovenByNumber(customer)) return;
  if (channel !== "email" || !hasOlderEmail(customer)) throw refuse("pin_reset_needs_proof");
}

async function demandPin(app: App, actor: CustomerActor, pin: string): Promise<CustomerRow> {
  const customer = await demandNoHold(app.database, actor.customerId);
  const phone = parsePhone(app, app.vault.open(customer.phone_sealed, PHONE_CONTEXT));
  demandStrongPin(pin, phone.national);
  return customer;
}

async function replacePin(tx: Tx, actor: CustomerActor, pinHash: string): Promise<void> {
  const { customerId } = actor;
  await tx.run(setPin, customerId, pinHash);
  await endConfirmations(tx, customerId);
  const data = { at: timeText(tx.app, tx.now) };
  await alertCustomer(tx, customerId, { template: "pin_changed", data });
  await audit(tx, actor, { action: "identity.pin-changed", subject: `customer:${customerId}` });
}
