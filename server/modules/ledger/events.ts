import type { Tx } from "../../platform/database/database.ts";
import { publish } from "../../platform/events/outbox.ts";
import type { Failure } from "./proof/prove-seal.ts";

/** The alarm: finance and admin hear of it on their screens at once. */
export function proofFailed(tx: Tx, proofId: string, failures: readonly Failure[]): Promise<void> {
  return publish(tx, {
    type: "ledger.proof-failed",
    data: { proofId, failures },
    recipients: ["role:finance", "role:admin"],
  });
}
