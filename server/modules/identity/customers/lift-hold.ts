import type { App } from "../../../platform/app.ts";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { codeProof } from "../factors/code-factor.ts";
import { type CodeSent, spendOneTimeCode } from "../factors/one-time-code.ts";
import { prove } from "../factors/prove.ts";
import { sendCodeFor } from "../factors/send-code.ts";
import { hasOlderEmail, liftHold, recoveryHoldOf } from "../locks/recovery-hold.ts";
import { customerById } from "../people/queries.ts";
import { type Me, readMe } from "./me.ts";

/** A code to the old address: proof of an owner from before the recovery. */
export async function sendHoldCode(tx: Tx, actor: CustomerActor): Promise<CodeSent> {
  await demandOlderEmail(tx, actor.customerId);
  return sendCodeFor(tx, actor, { purpose: "hold_lift", channel: "email" });
}

/** The owner confirms a recovery with what is older than it. */
export async function liftOwnHold(
  app: App,
  actor: CustomerActor,
  form: { pin: string } | { holdId: string; code: string },
): Promise<Me> {
  const { customerId } = actor;
  await demandHold(app.database, customerId);
  if ("pin" in form) {
    await prove(app, actor, { purpose: "hold_lift" }, [{ kind: "pin", answer: form.pin }]);
  } else {
    const code = await codeProof(app.database, { id: form.holdId, code: form.code });
    await prove(app, actor, { purpose: "hold_lift" }, [code]);
  }
  return app.database.transaction(async (tx) => {
    if ("holdId" in form) {
      await demandOlderEmail(tx, customerId);
      await spendOneTimeCode(tx, "hold_lift", form.holdId);
      await liftHold(tx, actor, customerId, "email");
    }
    return readMe(tx, customerId);
  });
}

async function demandHold(reader: Reader, customerId: string) {
  const customer = await reader.one(customerById, customerId);
  if (!recoveryHoldOf(customer, reader.now)) throw refuse("no_recovery_hold");
  return customer;
}

async function demandOlderEmail(reader: Reader, customerId: string): Promise<void> {
  const customer = await demandHold(reader, customerId);
  if (!hasOlderEmail(customer)) throw refuse("channel_not_confirmed");
}
