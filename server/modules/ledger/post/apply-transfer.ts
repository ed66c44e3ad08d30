import type { Transfer, TransferCode } from "../types.ts";
import { kindOf, settlesHold } from "./check.ts";
import type { Draft } from "./draft.ts";
import { type AccountState, availableMinorOf, balanceMinorOf, type HoldState } from "./state.ts";

/** No counter may come near the end of 64 bits. */
const COUNTER_MAX = 2n ** 62n;

export interface Applied {
  readonly debit: AccountState;
  readonly credit: AccountState;
  readonly amountMinor: bigint;
}

interface Refused {
  readonly refused: TransferCode;
}

export function isRefused(outcome: object): outcome is Refused {
  return "refused" in outcome;
}

/** Both accounts after the transfer, or the first rule that refuses it. */
export function applyTransfer(draft: Draft, transfer: Transfer, now: Date): Applied | Refused {
  const debit = draft.accounts.get(transfer.debitAccountId);
  const credit = draft.accounts.get(transfer.creditAccountId);
  if (!debit || !credit) return { refused: "account_not_found" };
  if (debit.closed || credit.closed) return { refused: "account_closed" };
  if (debit.currency !== transfer.currency || credit.currency !== transfer.currency) {
    return { refused: "currency_mismatch" };
  }
  // A freeze stops new money; what was held before it is still settled, because the outside world
  // may already have acted on the hold (a payout that the bank has made).
  if (settlesHold(kindOf(transfer))) return settleHold(draft, transfer, { debit, credit }, now);
  if (debit.debitFrozen) return { refused: "account_frozen_debit" };
  if (credit.creditFrozen) return { refused: "account_frozen_credit" };
  return applyNew(draft, transfer, { debit, credit }, now);
}

interface Sides {
  readonly debit: AccountState;
  readonly credit: AccountState;
}

function applyNew(draft: Draft, transfer: Transfer, sides: Sides, now: Date): Applied | Refused {
  const { debit, credit } = sides;
  const amountMinor = movedMinor(transfer, sides);
  if (amountMinor <= 0n) return { refused: "nothing_to_move" };
  const reversal = kindOf(transfer) === "reversal" ? reverse(draft, transfer, sides) : undefined;
  if (reversal) return reversal;
  if (debit.floorMinor !== null && availableMinorOf(debit) - amountMinor < debit.floorMinor) {
    return { refused: "exceeds_funds" };
  }
  const withIncoming = balanceMinorOf(credit) + credit.creditsPending + amountMinor;
  if (credit.ceilingMinor !== null && withIncoming > credit.ceilingMinor) {
    return { refused: "exceeds_ceiling" };
  }
  const counters = [debit.debitsPosted, debit.debitsPending, credit.creditsPosted];
  if ([...counters, credit.creditsPending].some((counter) => counter > COUNTER_MAX)) {
    return { refused: "overflows" };
  }
  if (kindOf(transfer) !== "pending") return posted(sides, amountMinor);
  if (transfer.expiresAt && transfer.expiresAt <= now) return { refused: "expires_in_the_past" };
  draft.holds.set(transfer.id, newHold(transfer, sides));
  return {
    debit: { ...debit, debitsPending: debit.debitsPending + amountMinor },
    credit: { ...credit, creditsPending: credit.creditsPending + amountMinor },
    amountMinor,
  };
}

/** The amount asked for; a balancing transfer moves at most what its account has or can take. */
function movedMinor(transfer: Transfer, { debit, credit }: Sides): bigint {
  const kind = kindOf(transfer);
  if (kind === "balancing_debit") {
    return least(transfer.amountMinor, availableMinorOf(debit) - (debit.floorMinor ?? 0n));
  }
  if (kind === "balancing_credit") {
    const withIncoming = balanceMinorOf(credit) + credit.creditsPending;
    return least(transfer.amountMinor, (credit.ceilingMinor ?? 0n) - withIncoming);
  }
  return transfer.amountMinor;
}

function least(one: bigint, other: bigint): bigint {
  return one < other ? one : other;
}

function posted({ debit, credit }: Sides, amountMinor: bigint): Applied {
  return {
    debit: { ...debit, debitsPosted: debit.debitsPosted + amountMinor },
    credit: { ...credit, creditsPosted: credit.creditsPosted + amountMinor },
    amountMinor,
  };
}

/** All partial reversals together never exceed what was moved. */
function reverse(draft: Draft, transfer: Transfer, sides: Sides): Refused | undefined {
  const reversesId = transfer.reversesId ?? "";
  const original = draft.transfers.get(reversesId);
  if (!original) return { refused: "reversed_transfer_not_found" };
  if (["pending", "void_pending", "expire"].includes(original.kind)) {
    return { refused: "reversed_transfer_not_posted" };
  }
  if (original.debitKey !== sides.credit.key || original.creditKey !== sides.debit.key) {
    return { refused: "reversed_transfer_has_different_accounts" };
  }
  const before = draft.reversed.get(reversesId);
  const reversedMinor = (before?.reversedMinor ?? 0n) + transfer.amountMinor;
  if (reversedMinor > original.amountMinor) return { refused: "exceeds_reversible_amount" };
  draft.reversed.set(reversesId, {
    id: reversesId,
    reversedMinor,
    version: (before?.version ?? 0) + 1,
  });
  return undefined;
}

function newHold(transfer: Transfer, { debit, credit }: Sides): HoldState {
  return {
    id: transfer.id,
    debitKey: debit.key,
    creditKey: credit.key,
    code: transfer.code,
    state: "open",
    remainingMinor: transfer.amountMinor,
    expiresAt: transfer.expiresAt ?? null,
    version: 0,
  };
}

function settleHold(
  draft: Draft,
  transfer: Transfer,
  { debit, credit }: Sides,
  now: Date,
): Applied | Refused {
  const hold = draft.holds.get(transfer.pendingId ?? "");
  if (!hold) return { refused: "pending_transfer_not_found" };
  if (hold.debitKey !== debit.key || hold.creditKey !== credit.key) {
    return { refused: "pending_transfer_has_different_accounts" };
  }
  // A settlement under another code would move the money between two subjects in every report.
  if (hold.code !== transfer.code) return { refused: "pending_transfer_has_different_code" };
  const refused = checkHold(hold, transfer, now);
  if (refused) return { refused };
  const amountMinor = transfer.amountMinor === 0n ? hold.remainingMinor : transfer.amountMinor;
  const remainingMinor = hold.remainingMinor - amountMinor;
  const released = kindOf(transfer) !== "post_pending";
  draft.holds.set(hold.id, {
    ...hold,
    state: remainingMinor > 0n ? "open" : endOf(transfer),
    remainingMinor,
    version: hold.version + 1,
  });
  const postedMinor = released ? 0n : amountMinor;
  return {
    debit: {
      ...debit,
      debitsPending: debit.debitsPending - amountMinor,
      debitsPosted: debit.debitsPosted + postedMinor,
    },
    credit: {
      ...credit,
      creditsPending: credit.creditsPending - amountMinor,
      creditsPosted: credit.creditsPosted + postedMinor,
    },
    amountMinor,
  };
}

function checkHold(hold: HoldState, transfer: Transfer, now: Date): TransferCode | undefined {
  const kind = kindOf(transfer);
  if (hold.state === "posted") return "pending_transfer_already_posted";
  if (hold.state === "voided") return "pending_transfer_already_voided";
  const isDue = hold.expiresAt !== null && hold.expiresAt <= now;
  if (hold.state === "expired") return "pending_transfer_expired";
  // A hold past its time cannot be captured, even if the job that expires it has not run yet.
  if (kind === "post_pending" && isDue) return "pending_transfer_expired";
  if (kind === "expire" && !isDue) return "pending_transfer_not_expired";
  if (transfer.amountMinor > hold.remainingMinor) return "exceeds_pending_amount";
  // A capture may take a part; a void or an expiry releases the whole remainder.
  if (kind !== "post_pending" && transfer.amountMinor !== 0n) {
    if (transfer.amountMinor !== hold.remainingMinor) return "exceeds_pending_amount";
  }
  return undefined;
}

function endOf(transfer: Transfer): HoldState["state"] {
  const kind = kindOf(transfer);
  if (kind === "void_pending") return "voided";
  return kind === "expire" ? "expired" : "posted";
}
