/** The words of the ledger. Amounts are minor units (`bigint`); instants are UTC. */

export interface NewAccount {
  readonly id: string;
  /** ISO 4217, such as `CNY`. */
  readonly currency: string;
  /** Chart of accounts, see `chart.ts`. */
  readonly code: number;
  /** `customer:<id>`, `merchant:<id>` or `system:<name>`. */
  readonly owner: string;
  /** The lowest available balance that a debit may leave; null: none. */
  readonly floorMinor: bigint | null;
  /** The highest balance, with what is coming in, that a credit may leave; null: none. */
  readonly ceilingMinor?: bigint | null;
}

/** The numbers are stored; new kinds go to the end. */
export const transferKinds = {
  posted: 1,
  pending: 2,
  post_pending: 3,
  void_pending: 4,
  reversal: 5,
  /** Moves up to the amount: what the debit account has above its floor (0 without one). */
  balancing_debit: 6,
  /** Moves up to the amount: what the credit account has room for (0 without a ceiling). */
  balancing_credit: 7,
  /** A void by the job that releases holds past their time. */
  expire: 8,
} as const;
export type TransferKind = keyof typeof transferKinds;

export interface Transfer {
  /** A lower-case UUID, chosen by the caller: the same id is never posted twice. */
  readonly id: string;
  readonly debitAccountId: string;
  readonly creditAccountId: string;
  /** For `post_pending` and `void_pending`, 0 means all that is left of the hold. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** What it is for; the caller's own numbers from 1 to 32767. */
  readonly code: number;
  /** The order it belongs to, a UUID. */
  readonly reference?: string | null;
  /** Value date, when it is not the posting time. */
  readonly effectiveAt?: Date | null;
  /** `posted` unless said. */
  readonly kind?: TransferKind;
  /** For `post_pending`, `void_pending`, `expire`: the hold. Accounts and code are the hold's. */
  readonly pendingId?: string | null;
  /** For `pending`: when what is left goes back by itself. */
  readonly expiresAt?: Date | null;
  /** For `reversal`: the transfer; debit and credit account are exchanged. */
  readonly reversesId?: string | null;
}

export type TransferCode =
  | "created"
  | "exists"
  | "id_must_be_uuid"
  | "reference_must_be_uuid"
  | "group_is_empty"
  | "group_too_long"
  | "amount_must_be_positive"
  | "amount_too_large"
  | "code_out_of_range"
  | "accounts_must_differ"
  | "pending_id_required"
  | "reverses_id_required"
  | "expires_in_the_past"
  | "exists_in_another_group"
  | "exists_with_different_debit_account"
  | "exists_with_different_credit_account"
  | "exists_with_different_amount"
  | "exists_with_different_currency"
  | "exists_with_different_code"
  | "exists_with_different_kind"
  | "exists_with_different_reference"
  | "exists_with_different_pending_id"
  | "exists_with_different_reverses_id"
  | "exists_with_different_effective_at"
  | "exists_with_different_expires_at"
  | "account_not_found"
  | "account_closed"
  | "account_frozen_debit"
  | "account_frozen_credit"
  | "currency_mismatch"
  | "pending_transfer_not_found"
  | "pending_transfer_has_different_accounts"
  | "pending_transfer_has_different_code"
  | "pending_transfer_already_posted"
  | "pending_transfer_already_voided"
  | "pending_transfer_expired"
  | "pending_transfer_not_expired"
  | "exceeds_pending_amount"
  | "reversed_transfer_not_found"
  | "reversed_transfer_not_posted"
  | "reversed_transfer_has_different_accounts"
  | "exceeds_reversible_amount"
  | "exceeds_funds"
  | "exceeds_ceiling"
  | "nothing_to_move"
  | "overflows";

/** An account's money at one instant; stated so that a customer's wallet is positive. */
export interface Balance {
  readonly accountId: string;
  readonly currency: string;
  readonly debitsPostedMinor: bigint;
  readonly creditsPostedMinor: bigint;
  readonly debitsPendingMinor: bigint;
  readonly creditsPendingMinor: bigint;
  /** Credits posted minus debits posted. */
  readonly balanceMinor: bigint;
  /** The balance without what is held. */
  readonly availableMinor: bigint;
  /** Number of the account's latest entry. */
  readonly version: bigint;
}

export interface GroupResult {
  /** True when the whole group is in the ledger, now (`created`) or from before (`exists`). */
  readonly ok: boolean;
  readonly code: TransferCode;
  /** Which transfer of the group was refused. */
  readonly failedIndex?: number;
  /** What each transfer moved; differs from what was asked when it was 0 or balancing. */
  readonly amountsMinor: readonly bigint[];
  /** Balances of the group's known accounts after it, by account id. */
  readonly balances: ReadonlyMap<string, Balance>;
}

/** One line of an account's history. */
export interface Entry {
  readonly accountId: string;
  readonly version: bigint;
  readonly at: Date;
  /** Microseconds since 1970: pass it as `before` for the next page. */
  readonly cursor: bigint;
  /** Change of the balance: positive for a credit, 0 when only a hold changed. */
  readonly changeMinor: bigint;
  readonly balanceMinor: bigint;
  readonly heldMinor: bigint;
  readonly incomingMinor: bigint;
  readonly transferId: string;
  readonly kind: TransferKind;
  readonly code: number;
  readonly reference: string | null;
  readonly counterAccountId: string;
}

/** One thing that does not add up; `subject` names the row. */
export interface Failure {
  readonly check: "chain" | "list" | "entry" | "account" | "sum" | "hold" | "reversal";
  readonly subject: string;
}
