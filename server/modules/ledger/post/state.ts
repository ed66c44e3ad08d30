import type { Balance, TransferKind } from "../types.ts";

/** What one list needs to know before it decides; every part is immutable. */
export interface Snapshot {
  readonly accounts: ReadonlyMap<string, AccountState>;
  readonly transfers: ReadonlyMap<string, StoredTransfer>;
  readonly holds: ReadonlyMap<string, HoldState>;
  readonly reversed: ReadonlyMap<string, ReversedState>;
}

export interface AccountState {
  readonly id: string;
  readonly key: bigint;
  readonly currency: string;
  readonly floorMinor: bigint | null;
  readonly ceilingMinor: bigint | null;
  readonly debitFrozen: boolean;
  readonly creditFrozen: boolean;
  readonly closed: boolean;
  readonly rulesVersion: number;
  readonly debitsPending: bigint;
  readonly creditsPending: bigint;
  readonly debitsPosted: bigint;
  readonly creditsPosted: bigint;
  readonly version: bigint;
  /** Posting time of the latest entry, in microseconds since 1970. */
  readonly lastAtUs: bigint;
}

export interface StoredTransfer {
  readonly id: string;
  readonly debitKey: bigint;
  readonly creditKey: bigint;
  readonly amountMinor: bigint;
  readonly code: number;
  readonly kind: TransferKind;
  readonly reference: string | null;
  readonly relatedId: string | null;
  readonly effectiveAt: Date | null;
  readonly expiresAt: Date | null;
}

export type HoldPhase = "open" | "posted" | "voided" | "expired";

export interface HoldState {
  readonly id: string;
  readonly debitKey: bigint;
  readonly creditKey: bigint;
  /** What it is for; every transfer that settles it carries the same. */
  readonly code: number;
  readonly state: HoldPhase;
  readonly remainingMinor: bigint;
  readonly expiresAt: Date | null;
  readonly version: number;
}

export interface ReversedState {
  readonly id: string;
  readonly reversedMinor: bigint;
  /** 0: no row yet. */
  readonly version: number;
}

/** Everything that a list writes. */
export interface Plan {
  readonly transfers: readonly PlannedTransfer[];
  readonly entries: readonly PlannedEntry[];
  /** Changed accounts before and after: the versions before are the fence. */
  readonly accounts: readonly { before: AccountState; after: AccountState }[];
  readonly holds: readonly { before: HoldState | undefined; after: HoldState }[];
  readonly reversed: readonly { before: ReversedState | undefined; after: ReversedState }[];
}

export interface PlannedTransfer extends StoredTransfer {
  readonly atUs: bigint;
}

export interface PlannedEntry {
  readonly accountKey: bigint;
  readonly atUs: bigint;
  readonly version: bigint;
  readonly transferId: string;
  readonly balanceMinor: bigint;
  readonly heldMinor: bigint;
  readonly incomingMinor: bigint;
}

export function balanceMinorOf(account: AccountState): bigint {
  return account.creditsPosted - account.debitsPosted;
}

export function availableMinorOf(account: AccountState): bigint {
  return account.creditsPosted - account.debitsPosted - account.debitsPending;
}

export function toBalance(account: AccountState): Balance {
  return {
    accountId: account.id,
    currency: account.currency,
    debitsPostedMinor: account.debitsPosted,
    creditsPostedMinor: account.creditsPosted,
    debitsPendingMinor: account.debitsPending,
    creditsPendingMinor: account.creditsPending,
    balanceMinor: balanceMinorOf(account),
    availableMinor: availableMinorOf(account),
    version: account.version,
  };
}
