import type { Tx } from "../../platform/database/database.ts";
import { publish } from "../../platform/events/outbox.ts";
import type { Failure } from "./types.ts";

/** The alarm: shown on the screens of finance and admin at once. */
export function proofFailed(tx: Tx, proofId: string, failures: readonly Failure[]): Promise<void> {
  return publish(tx, {
    type: "ledger.proof-failed",
    data: { proofId, failures },
    recipients: ["role:finance", "role:admin"],
  });
}
