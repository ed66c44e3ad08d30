import assert from "node:assert/strict";
import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { pinLocked } from "../events.ts";
import { liftHold } from "../locks/recovery-hold.ts";
import { signalInside } from "../locks/signal-inside.ts";
import { notifyCustomer } from "../people/notify-customer.ts";
import { customerById } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { clearTries, pinTries, type Try, takeTry } from "./attempts.ts";
import { defineFactor } from "./factor.ts";
import { PIN_PATTERN } from "./pin-rules.ts";
import { verifySecret } from "./secrets.ts";

/** The payment PIN of the signed-in customer; wrong tries count and lock payments. */
export const pin = defineFactor({
  strength: 2,
  answer: z.string().regex(PIN_PATTERN),
  async prove(app, subject, _, given) {
    assert(subject.kind === "customer", "only customers have a PIN");
    await provePin(app, subject.customerId, given);
  },
});

async function provePin(app: App, customerId: string, given: string): Promise<void> {
  const { customer, taken } = await app.database.transaction(async (tx) => {
    const customer = await tx.one(customerById, customerId);
    if (!customer.pin_hash) throw refuse("pin_not_set");
    return { customer, taken: await takeTry(tx, pinTries, customerId) };
  });
  if (!taken.allowed) throw pinLockedRefusal(app, taken.lockedUntil);
  const right = await verifySecret(app, "pin", { stored: customer.pin_hash, given });
  await app.database.transaction(async (tx) => {
    if (!right) throw (await wrongPin(tx, customerId, taken)).andCommit();
    await clearTries(tx, pinTries, customerId);
    // It is older than a recovery by number, because that could not change it.
    if (customer.recovered_by) await liftHold(tx, systemActor("identity"), customerId, "pin");
  });
}

async function wrongPin(tx: Tx, customerId: string, taken: Extract<Try, { allowed: true }>) {
  if (!taken.lockedUntil) return refuse("pin_wrong", { triesLeft: taken.triesLeft });
  const until = taken.lockedUntil;
  await publish(tx, pinLocked({ customerId, until: until.toISOString() }));
  await notifyCustomer(tx, customerId, {
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
