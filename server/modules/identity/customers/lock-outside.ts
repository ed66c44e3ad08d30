import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { type Actor, systemActor } from "../../../platform/http/permission.ts";
import { secretToken } from "../../../platform/ids.ts";
import { recordSignal } from "../../risk/index.ts";
import { refuse } from "../errors.ts";
import { codeProof } from "../factors/code-factor.ts";
import { endConfirmations } from "../factors/confirmations.ts";
import { spendOneTimeCode } from "../factors/one-time-code.ts";
import { prove } from "../factors/prove.ts";
import { hashSecret } from "../factors/secrets.ts";
import { lockLinkHash } from "../locks/alert.ts";
import { restoreEmail, useLockLink, voidPassword } from "../locks/queries.ts";
import { lockWallet, NOT_ME } from "../locks/wallet-lock.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { deleteOtherSessions, removeDevicesOf } from "../sessions/queries.ts";

/** Locking without a sign-in: by the link of an alert, or by a code to the number. */

/**
 * "This was not me", said by whoever reads the owner's messages. It only locks: every session ends,
 * no device is known any more, the password opens nothing, and an e-mail address that came in the
 * last days gives way to the one before. Staff open the wallet again.
 */
export async function lockByLink(app: App, actor: Actor, token: string): Promise<void> {
  const passwordHash = await hashSecret(app, "password", secretToken());
  await app.database.transaction(async (tx) => {
    const link = await tx.maybe(useLockLink, lockLinkHash(token), tx.now);
    if (!link) throw refuse("lock_link_void");
    const customerId = link.customer_id;
    await lockWallet(tx, actor, customerId, NOT_ME);
    await tx.run(voidPassword, customerId, passwordHash);
    await tx.run(restoreEmail, customerId, tx.now);
    await closeEverything(tx, customerId);
  });
}

export type OutsideLockReason = "lost_phone" | "stolen";

/** The emergency lock: the code of `sendOutsideCode` is all it takes, because it only locks. */
export async function lockByCode(
  app: App,
  actor: Actor,
  form: { lockId: string; code: string; reason: OutsideLockReason },
): Promise<void> {
  const proof = await codeProof(app.database, { id: form.lockId, code: form.code });
  await prove(app, { kind: "stranger" }, { purpose: "wallet_lock" }, [proof]);
  await app.database.transaction(async (tx) => {
    const { customerId } = await spendOneTimeCode(tx, "wallet_lock", form.lockId);
    if (!customerId) throw refuse("code_expired");
    const subject = `customer:${customerId}`;
    if (form.reason === "stolen") await recordSignal(tx, subject, "reported_stolen");
    await lockWallet(tx, systemActor("emergency-lock"), customerId, form.reason, actorNote(actor));
    await closeEverything(tx, customerId);
  });
}

async function closeEverything(tx: Tx, customerId: string): Promise<void> {
  await endConfirmations(tx, customerId);
  await tx.run(removeDevicesOf, customerId, tx.now);
  await endSessions(tx, deleteOtherSessions, customerId, null);
}

function actorNote(actor: Actor): string | undefined {
  return "address" in actor ? actor.address : undefined;
}
