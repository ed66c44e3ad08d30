import type { App } from "../../../platform/app.ts";
import type { Reader } from "../../../platform/database/database.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { codeProof } from "../factors/code-factor.ts";
import { spendOneTimeCode } from "../factors/one-time-code.ts";
import { prove } from "../factors/prove.ts";
import { unlockWallet, walletLockOf } from "../locks/wallet-lock.ts";
import { type Me, readMe } from "./me.ts";

/** Refuses when there is nothing to unlock, or when only staff may. */
export async function demandSelfUnlock(reader: Reader, customerId: string): Promise<void> {
  const lock = await walletLockOf(reader, customerId);
  if (!lock) throw refuse("wallet_not_locked");
  if (!lock.selfUnlock) throw refuse("unlock_needs_staff");
}

/** The owner unlocks the wallet with all three proofs: code, password and PIN. */
export async function unlockOwnWallet(
  app: App,
  actor: CustomerActor,
  form: { unlockId: string; code: string; password: string; pin: string },
): Promise<Me> {
  const { customerId } = actor;
  await demandSelfUnlock(app.database, customerId);
  await prove(app, actor, { purpose: "unlock" }, [
    await codeProof(app.database, { id: form.unlockId, code: form.code }),
    { kind: "password", answer: form.password },
    { kind: "pin", answer: form.pin },
  ]);
  return app.database.transaction(async (tx) => {
    await demandSelfUnlock(tx, customerId);
    await spendOneTimeCode(tx, "unlock", form.unlockId);
    await unlockWallet(tx, actor, customerId, "owner");
    return readMe(tx, customerId);
  });
}
