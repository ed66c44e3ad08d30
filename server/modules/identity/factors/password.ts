import assert from "node:assert/strict";
import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { refuse } from "../errors.ts";
import { customerById, staffById } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { clearTries, passwordTries, staffPasswordTries, takeTry } from "./attempts.ts";
import { defineFactor, type Subject } from "./factor.ts";
import { PASSWORD_LENGTH_MAX } from "./password-strength.ts";
import { verifySecret } from "./secrets.ts";

/** The password again, inside a session, before something that matters. */
export const password = defineFactor({
  strength: 1,
  answer: z.string().min(1).max(PASSWORD_LENGTH_MAX),
  prove: (app, subject, _, given) => provePassword(app, subject, given),
});

async function provePassword(app: App, subject: Subject, given: string): Promise<void> {
  assert(subject.kind !== "stranger", "nobody's password cannot be asked for again");
  const { policy, id, wrong, locked } = rulesFor(subject);
  const { stored, taken } = await app.database.transaction(async (tx) => ({
    stored: await storedHash(tx, subject),
    taken: await takeTry(tx, policy, id),
  }));
  const lockedRefusal = (at: Date) =>
    refuse(locked, { retryAt: at.toISOString(), retryAtText: timeText(app, at) });
  if (!taken.allowed) throw lockedRefusal(taken.lockedUntil);
  if (await verifySecret(app, "password", { stored, given })) {
    await app.database.transaction((tx) => clearTries(tx, policy, id));
    return;
  }
  if (taken.lockedUntil) throw lockedRefusal(taken.lockedUntil);
  throw refuse(wrong, { triesLeft: taken.triesLeft });
}

type Known = Exclude<Subject, { kind: "stranger" }>;

function rulesFor(subject: Known) {
  return subject.kind === "customer"
    ? ({
        policy: passwordTries,
        id: subject.customerId,
        wrong: "password_wrong",
        locked: "password_locked",
      } as const)
    : ({
        policy: staffPasswordTries,
        id: subject.staffId,
        wrong: "staff_password_wrong",
        locked: "staff_password_locked",
      } as const);
}

async function storedHash(tx: Tx, subject: Known): Promise<string | null> {
  const row =
    subject.kind === "customer"
      ? await tx.one(customerById, subject.customerId)
      : await tx.one(staffById, subject.staffId);
  return row.password_hash;
}
