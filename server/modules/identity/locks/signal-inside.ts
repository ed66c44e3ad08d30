import type { Tx } from "../../../platform/database/database.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { assess, recordSignal } from "../../risk/index.ts";
import { lockWallet } from "./wallet-lock.ts";

/** Records a risk signal from inside a session; the rules may then lock the wallet. */
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
