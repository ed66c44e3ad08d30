import type { App } from "../../platform/app.ts";
import type { Tx } from "../../platform/database/database.ts";
import { publish } from "../../platform/events/outbox.ts";
import { type CustomerActor, systemActor } from "../../platform/http/permission.ts";
import { assess, recordSignal } from "../risk/index.ts";
import { clearTries, passwordTries, pinTries, type Try, takeTry } from "./attempts.ts";
import { refuse } from "./errors.ts";
import { pinLocked } from "./events.ts";
import { lockWallet } from "./locks.ts";
import { customerById } from "./queries.ts";
import { verifySecret } from "./secrets.ts";
import { tellCustomer } from "./tell.ts";
import { timeText } from "./time-text.ts";

/** Proves the payment PIN of the signed-in customer; wrong tries count and lock payments. */
export async function provePin(app: App, actor: CustomerActor, pin: string): Promise<void> {
  const { customerId } = actor;
  const { customer, taken } = await app.database.transaction(async (tx) => {
    const customer = await tx.one(customerById, customerId);
    if (!customer.pin_hash) throw refuse("pin_not_set");
    return { customer, taken: await takeTry(tx, pinTries, customerId) };
  });
  if (!taken.allowed) throw pinLockedRefusal(app, taken.lockedUntil);
  const right = await verifySecret(app, "pin", { stored: customer.pin_hash, given: pin });
  await app.database.transaction(async (tx) => {
    if (right) await clearTries(tx, pinTries, customerId);
    else throw (await wrongPin(tx, customerId, taken)).andCommit();
  });
}

async function wrongPin(tx: Tx, customerId: string, taken: Extract<Try, { allowed: true }>) {
  if (!taken.lockedUntil) return refuse("pin_wrong", { triesLeft: taken.triesLeft });
  const until = taken.lockedUntil;
  await publish(tx, pinLocked({ customerId, until: until.toISOString() }));
  await tellCustomer(tx, customerId, {
    channels: ["sms", "in_app"],
    template: "pin_locked",
    data: { until: timeText(tx.app, until) },
  });
  await signalInside(tx, customerId, "pin_locked");
  return pinLockedRefusal(tx.app, until);
}

function pinLockedRefusal(app: App, until: Date) {
  return refuse("pin_locked", { until: until.toISOString(), untilText: timeText(app, until) });
}

/** Proves the password again inside a session, before something that matters. */
export async function provePassword(
  app: App,
  actor: CustomerActor,
  password: string,
): Promise<void> {
  const { customerId } = actor;
  const { customer, taken } = await app.database.transaction(async (tx) => ({
    customer: await tx.one(customerById, customerId),
    taken: await takeTry(tx, passwordTries, customerId),
  }));
  if (!taken.allowed) throw passwordLocked(app, taken.lockedUntil);
  const stored = customer.password_hash;
  const right = await verifySecret(app, "password", { stored, given: password });
  if (right) {
    await app.database.transaction((tx) => clearTries(tx, passwordTries, customerId));
    return;
  }
  if (taken.lockedUntil) throw passwordLocked(app, taken.lockedUntil);
  throw refuse("password_wrong", { triesLeft: taken.triesLeft });
}

function passwordLocked(app: App, at: Date) {
  return refuse("password_locked", {
    retryAt: at.toISOString(),
    retryAtText: timeText(app, at),
  });
}

/** Notes a sign of danger from inside a session; the rules may then lock the wallet. */
export async function signalInside(
  tx: Tx,
  customerId: string,
  kind: "pin_locked" | "inside_code_dead",
): Promise<void> {
  const subject = `customer:${customerId}`;
  await recordSignal(tx, subject, kind);
  const { decision } = await assess(tx, subject);
  if (decision === "lock") await lockWallet(tx, systemActor("risk"), customerId, "risk");
}
