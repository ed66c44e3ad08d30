import type { App } from "../../../platform/app.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { customerById } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { clearTries, passwordTries, takeTry } from "./attempts.ts";
import { verifySecret } from "./secrets.ts";

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
