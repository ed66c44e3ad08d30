import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { plainDeviceName } from "../../../platform/text/impostor.ts";
import { assess, recordSignal } from "../../risk/index.ts";
import { refuse } from "../errors.ts";
import { signedIn } from "../events.ts";
import { clearTries, signInTries, type Try, takeTry } from "../factors/attempts.ts";
import { outsideSubject } from "../factors/one-time-code.ts";
import { demandProven } from "../factors/policy.ts";
import { verifySecret } from "../factors/secrets.ts";
import { signInLocked } from "../factors/totp.ts";
import { alertCustomer } from "../locks/alert.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { type Phone, parsePhone } from "../people/phone.ts";
import { type CustomerRow, customerByPhone } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import {
  type CustomerSession,
  knownDevice,
  openCustomerSession,
} from "../sessions/open-session.ts";
import { type Me, readMe } from "./me.ts";

export interface SignInForm {
  phone: string;
  password: string;
  deviceName: string;
  deviceToken: string | undefined;
  address: string;
}

interface Begun {
  phone: Phone;
  customer: CustomerRow | undefined;
  subject: string;
  taken: Try;
  stepUp: boolean;
}

/**
 * Signs a customer in with a new session. Numbers without a wallet take the same time, the same
 * counts and the same answers. The password is compared outside any transaction.
 */
export async function signIn(
  app: App,
  form: SignInForm,
): Promise<{ session: CustomerSession; me: Me }> {
  const begun = await app.database.transaction((tx) => begin(tx, form));
  const { customer, taken } = begun;
  if (!taken.allowed) throw signInLocked(app, taken.lockedUntil);
  if (begun.stepUp) throw refuse("sign_in_step_up");
  const stored = customer?.password_hash;
  const right = await verifySecret(app, "password", { stored, given: form.password });
  if (!right || !customer) {
    return app.database.transaction(async (tx) => {
      throw (await wrongPassword(tx, begun, taken, form)).andCommit();
    });
  }
  demandProven(app, "sign_in", ["password"]);
  return app.database.transaction((tx) => welcome(tx, begun, customer, form));
}

/**
 * A browser that signed in before has tries of its own, so that a stranger who locks the number
 * does not lock its owner out (OWASP, device cookies).
 */
async function begin(tx: Tx, form: SignInForm): Promise<Begun> {
  const phone = parsePhone(tx.app, form.phone);
  const customer = await tx.maybe(customerByPhone, phone.index);
  const device = customer && (await knownDevice(tx, customer.id, form.deviceToken));
  const outside = outsideSubject(phone.index);
  const stepUp = !device && (await assess(tx, outside)).decision !== "allow";
  const subject = device ? `device:${device.id}` : outside;
  const taken = await takeTry(tx, signInTries, subject);
  return { phone, customer, subject, taken, stepUp };
}

async function wrongPassword(
  tx: Tx,
  begun: Begun,
  taken: Extract<Try, { allowed: true }>,
  form: SignInForm,
) {
  if (!taken.lockedUntil) return refuse("sign_in_failed", { triesLeft: taken.triesLeft });
  await recordSignal(tx, outsideSubject(begun.phone.index), "sign_in_locked");
  if (begun.customer) {
    await audit(tx, systemActor("sign-in"), {
      action: "identity.sign-in-locked",
      subject: `customer:${begun.customer.id}`,
      details: { until: taken.lockedUntil.toISOString(), address: form.address },
    });
    await notifyCustomer(tx, begun.customer.id, {
      channels: ["sms", "in_app"],
      template: "sign_in_locked",
      data: { until: timeText(tx.app, taken.lockedUntil) },
    });
  }
  return signInLocked(tx.app, taken.lockedUntil);
}

async function welcome(tx: Tx, begun: Begun, customer: CustomerRow, form: SignInForm) {
  // The password may have been replaced while this one was compared.
  const current = await tx.one(customerByPhone, begun.phone.index);
  if (current.password_hash !== customer.password_hash) {
    throw refuse("sign_in_failed", { triesLeft: 1 });
  }
  await clearTries(tx, signInTries, begun.subject);
  const session = await openCustomerSession(tx, { ...form, customerId: customer.id });
  const { deviceId, newDevice } = session;
  await audit(tx, systemActor("sign-in"), {
    action: "identity.signed-in",
    subject: `customer:${customer.id}`,
    details: { deviceId, newDevice, address: form.address },
  });
  await publish(tx, signedIn({ customerId: customer.id, deviceId, newDevice }));
  if (newDevice) {
    await recordSignal(tx, `customer:${customer.id}`, "new_device", { deviceId });
    const data = { device: plainDeviceName(form.deviceName), at: timeText(tx.app, tx.now) };
    await alertCustomer(tx, customer.id, { template: "new_device", data });
  }
  return { session, me: await readMe(tx, customer.id) };
}
