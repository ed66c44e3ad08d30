import { hash } from "node:crypto";
import { transferKinds } from "../types.ts";
import type { PlannedTransfer } from "./state.ts";

/** SHA-256 over the transfers of one list, in the order of their posting times. */
export function listHash(transfers: readonly PlannedTransfer[]): Buffer {
  return hash("sha256", transfers.map(transferText).join("\n"), "buffer");
}

function transferText(transfer: PlannedTransfer): string {
  const { id, debitKey, creditKey, amountMinor, atUs, code, kind, reference, relatedId } = transfer;
  const times = `${transfer.effectiveAt?.getTime() ?? ""}|${transfer.expiresAt?.getTime() ?? ""}`;
  const fields = `${id}|${debitKey}|${creditKey}|${amountMinor}|${atUs}|${code}`;
  return `${fields}|${transferKinds[kind]}|${reference ?? ""}|${relatedId ?? ""}|${times}`;
}
