import { accountKey, isUuid } from "../keys.ts";
import type { Transfer, TransferCode, TransferKind } from "../types.ts";
import type { StoredTransfer } from "./state.ts";

/** 10 trillion yuan in fen: far above any order, far below what 64 bits add up to. */
export const AMOUNT_MINOR_MAX = 10n ** 15n;
/** `smallint`. */
const CODE_MAX = 32_767;

export function kindOf(transfer: Transfer): TransferKind {
  return transfer.kind ?? "posted";
}

/** The hold or the reversed transfer that this one is about. */
export function relatedIdOf(transfer: Transfer): string | null {
  return transfer.pendingId ?? transfer.reversesId ?? null;
}

export function settlesHold(kind: TransferKind): boolean {
  return kind === "post_pending" || kind === "void_pending" || kind === "expire";
}

/** What is wrong with the transfer by itself, whatever the ledger holds. */
export function checkShape(transfer: Transfer): TransferCode | undefined {
  const kind = kindOf(transfer);
  if (!isUuid(transfer.id)) return "id_must_be_uuid";
  if (transfer.reference && !isUuid(transfer.reference)) return "reference_must_be_uuid";
  if (transfer.amountMinor < 0n) return "amount_must_be_positive";
  if (transfer.amountMinor === 0n && !settlesHold(kind)) return "amount_must_be_positive";
  if (transfer.amountMinor > AMOUNT_MINOR_MAX) return "amount_too_large";
  const code = transfer.code;
  if (!Number.isInteger(code) || code < 1 || code > CODE_MAX) return "code_out_of_range";
  if (transfer.debitAccountId === transfer.creditAccountId) return "accounts_must_differ";
  if (settlesHold(kind) && !isUuid(transfer.pendingId ?? "")) return "pending_id_required";
  if (kind === "reversal" && !isUuid(transfer.reversesId ?? "")) return "reverses_id_required";
  return undefined;
}

/**
 * The id is in the ledger: `exists` when everything is as before. Where the amount follows from
 * the ledger (0 or balancing), what was moved must be within what is asked now.
 */
export function compareStored(transfer: Transfer, stored: StoredTransfer): TransferCode {
  const kind = kindOf(transfer);
  if (accountKey(transfer.debitAccountId) !== stored.debitKey) {
    return "exists_with_different_debit_account";
  }
  if (accountKey(transfer.creditAccountId) !== stored.creditKey) {
    return "exists_with_different_credit_account";
  }
  if (kind !== stored.kind) return "exists_with_different_kind";
  if (!sameAmount(transfer, stored)) return "exists_with_different_amount";
  if (transfer.code !== stored.code) return "exists_with_different_code";
  if ((transfer.reference ?? null) !== stored.reference) return "exists_with_different_reference";
  if (relatedIdOf(transfer) !== stored.relatedId) {
    return kind === "reversal"
      ? "exists_with_different_reverses_id"
      : "exists_with_different_pending_id";
  }
  if (!sameTime(transfer.effectiveAt, stored.effectiveAt)) {
    return "exists_with_different_effective_at";
  }
  if (!sameTime(transfer.expiresAt, stored.expiresAt)) return "exists_with_different_expires_at";
  return "exists";
}

function sameAmount(transfer: Transfer, stored: StoredTransfer): boolean {
  if (transfer.amountMinor === stored.amountMinor) return true;
  if (settlesHold(stored.kind)) return transfer.amountMinor === 0n;
  const balancing = stored.kind === "balancing_debit" || stored.kind === "balancing_credit";
  return balancing && transfer.amountMinor > stored.amountMinor;
}

function sameTime(given: Date | null | undefined, stored: Date | null): boolean {
  return (given?.getTime() ?? null) === (stored?.getTime() ?? null);
}
