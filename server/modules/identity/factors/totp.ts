import assert from "node:assert/strict";
import { verify } from "otplib";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { refuse } from "../errors.ts";
import { type StaffRow, staffById } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { clearTries, takeTry, totpTries } from "./attempts.ts";
import { defineFactor } from "./factor.ts";
import { useTotpStep } from "./queries.ts";
import { oneTimeCode } from "./schemas.ts";

export const TOTP_CONTEXT = "identity.staff.totp";
/** Clocks may differ by one step of 30 seconds (RFC 6238 §5.2). */
const TOLERANCE_SECONDS = 30;

/** The authenticator's code of a member of staff; each works once. */
export const totp = defineFactor({
  strength: 2,
  answer: oneTimeCode,
  async prove(app, subject, _, given) {
    assert(subject.kind === "staff", "only staff have an authenticator");
    await app.database.transaction(async (tx) => {
      const refusal = await totpRefusal(tx, await tx.one(staffById, subject.staffId), given);
      if (refusal) throw refusal.andCommit();
    });
  },
});

/** Counts the try and compares; undefined when the code is right, and then used up. */
export async function totpRefusal(
  tx: Tx,
  staff: StaffRow,
  given: string,
): Promise<Refusal | undefined> {
  const taken = await takeTry(tx, totpTries, staff.id);
  if (!taken.allowed) return signInLocked(tx.app, taken.lockedUntil);
  if (staff.active && (await isFreshTotp(tx, staff, given))) {
    await clearTries(tx, totpTries, staff.id);
    return undefined;
  }
  return taken.lockedUntil ? signInLocked(tx.app, taken.lockedUntil) : refuse("totp_wrong");
}

export function signInLocked(app: App, at: Date): Refusal {
  return refuse("sign_in_locked", { retryAt: at.toISOString(), retryAtText: timeText(app, at) });
}

/** True when the code fits and its time step was not used before; the step is then used up. */
async function isFreshTotp(tx: Tx, staff: StaffRow, token: string): Promise<boolean> {
  if (!staff.totp_sealed) return false;
  const step = await totpStepOf(tx, tx.app.vault.open(staff.totp_sealed, TOTP_CONTEXT), token);
  return step !== undefined && (await tx.run(useTotpStep, staff.id, step)) === 1;
}

/** The time step that a code belongs to; undefined when it does not fit the secret. */
export async function totpStepOf(
  { now }: Pick<Tx, "now">,
  secret: string,
  token: string,
): Promise<bigint | undefined> {
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = await verify({ secret, token, epoch, epochTolerance: TOLERANCE_SECONDS });
  return result.valid && "timeStep" in result ? BigInt(result.timeStep) : undefined;
}
