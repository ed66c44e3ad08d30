import type { Transfer, TransferCode } from "../../modules/ledger/index.ts";

/**
 * The reference model: what the ledger should do, written the slow and obvious way. It keeps only
 * a log of accepted transfers and adds it up again for every question; it shares no code with the
 * ledger, so that both would have to be wrong in the same way.
 */
export interface ModelAccount {
  id: string;
  currency: string;
  floor: bigint | null;
  ceiling: bigint | null;
  debitFrozen: boolean;
  creditFrozen: boolean;
  closed: boolean;
}

interface Accepted {
  asked: Transfer;
  amount: bigint;
}

export class Model {
  readonly accounts = new Map<string, ModelAccount>();
  readonly log: Accepted[] = [];

  find(id: string | null | undefined): Accepted | undefined {
    return this.log.find((line) => line.asked.id === id);
  }

  /** Credits minus debits of everything that was posted. */
  balance(account: string): bigint {
    return this.#sum(account, isPosting);
  }

  held(account: string): bigint {
    return this.#open((line) => line.asked.debitAccountId === account);
  }

  incoming(account: string): bigint {
    return this.#open((line) => line.asked.creditAccountId === account);
  }

  available(account: string): bigint {
    return this.balance(account) - this.held(account);
  }

  /** What is left of a hold: its amount less everything that captured, voided or expired it. */
  remaining(hold: Accepted): bigint {
    return hold.amount - this.#settled(hold).reduce((sum, line) => sum + line.amount, 0n);
  }

  /** Posts a group: on the first refusal the log is cut back to where it was. */
  post(group: readonly Transfer[], now: Date): { code: TransferCode; failedIndex?: number } {
    if (group.length === 0) return { code: "group_is_empty", failedIndex: 0 };
    const same = group.map((transfer) => {
      const line = this.find(transfer.id);
      return line ? this.#difference(transfer, line) : undefined;
    });
    if (same.every((difference) => difference === "exists")) return { code: "exists" };
    const length = this.log.length;
    for (const [index, transfer] of group.entries()) {
      const code = this.#postOne(transfer, now);
      if (code === "created") continue;
      this.log.length = length;
      return { code, failedIndex: index };
    }
    return { code: "created" };
  }

  #postOne(asked: Transfer, now: Date): TransferCode {
    const settles = settling.has(asked.kind ?? "posted");
    if (asked.amountMinor < 0n || (asked.amountMinor === 0n && !settles)) {
      return "amount_must_be_positive";
    }
    if (asked.debitAccountId === asked.creditAccountId) return "accounts_must_differ";
    const earlier = this.find(asked.id);
    if (earlier) {
      const difference = this.#difference(asked, earlier);
      return difference === "exists" ? "exists_in_another_group" : difference;
    }
    const debit = this.accounts.get(asked.debitAccountId);
    const credit = this.accounts.get(asked.creditAccountId);
    if (!debit || !credit) return "account_not_found";
    if (debit.closed || credit.closed) return "account_closed";
    if (debit.currency !== asked.currency || credit.currency !== asked.currency) {
      return "currency_mismatch";
    }
    if (settles) return this.#settle(asked, now);
    if (debit.debitFrozen) return "account_frozen_debit";
    if (credit.creditFrozen) return "account_frozen_credit";
    return this.#move(asked, debit, credit, now);
  }

  #move(asked: Transfer, debit: ModelAccount, credit: ModelAccount, now: Date): TransferCode {
    const room = (credit.ceiling ?? 0n) - this.balance(credit.id) - this.incoming(credit.id);
    const funds = this.available(debit.id) - (debit.floor ?? 0n);
    let amount = asked.amountMinor;
    if (asked.kind === "balancing_debit" && funds < amount) amount = funds;
    if (asked.kind === "balancing_credit" && room < amount) amount = room;
    if (amount <= 0n) return "nothing_to_move";
    const reversal = asked.kind === "reversal" ? this.#reversal(asked) : undefined;
    if (reversal) return reversal;
    if (debit.floor !== null && funds < amount) return "exceeds_funds";
    if (credit.ceiling !== null && room < amount) return "exceeds_ceiling";
    if (asked.kind === "pending" && asked.expiresAt && asked.expiresAt <= now) {
      return "expires_in_the_past";
    }
    this.log.push({ asked, amount });
    return "created";
  }

  #reversal(asked: Transfer): TransferCode | undefined {
    const original = this.find(asked.reversesId);
    if (!original) return "reversed_transfer_not_found";
    if (!isPosting(original.asked)) return "reversed_transfer_not_posted";
    const { debitAccountId, creditAccountId } = original.asked;
    if (debitAccountId !== asked.creditAccountId || creditAccountId !== asked.debitAccountId) {
      return "reversed_transfer_has_different_accounts";
    }
    const before = this.log.filter(
      (line) => line.asked.kind === "reversal" && line.asked.reversesId === asked.reversesId,
    );
    const total = before.reduce((sum, line) => sum + line.amount, asked.amountMinor);
    return total > original.amount ? "exceeds_reversible_amount" : undefined;
  }

  #settle(asked: Transfer, now: Date): TransferCode {
    const hold = this.log.find(
      (line) => line.asked.kind === "pending" && line.asked.id === asked.pendingId,
    );
    if (!hold) return "pending_transfer_not_found";
    const { debitAccountId, creditAccountId, expiresAt } = hold.asked;
    if (debitAccountId !== asked.debitAccountId || creditAccountId !== asked.creditAccountId) {
      return "pending_transfer_has_different_accounts";
    }
    if (hold.asked.code !== asked.code) return "pending_transfer_has_different_code";
    const remaining = this.remaining(hold);
    if (remaining === 0n) {
      const last = this.#settled(hold).at(-1)?.asked.kind;
      if (last === "void_pending") return "pending_transfer_already_voided";
      return last === "expire" ? "pending_transfer_expired" : "pending_transfer_already_posted";
    }
    const due = expiresAt ? expiresAt <= now : false;
    if (asked.kind === "post_pending" && due) return "pending_transfer_expired";
    if (asked.kind === "expire" && !due) return "pending_transfer_not_expired";
    const amount = asked.amountMinor === 0n ? remaining : asked.amountMinor;
    const part = asked.kind !== "post_pending" && amount !== remaining;
    if (amount > remaining || part) return "exceeds_pending_amount";
    this.log.push({ asked, amount });
    return "created";
  }

  #difference(asked: Transfer, { asked: before, amount }: Accepted): TransferCode {
    if (asked.debitAccountId !== before.debitAccountId)
      return "exists_with_different_debit_account";
    if (asked.creditAccountId !== before.creditAccountId) {
      return "exists_with_different_credit_account";
    }
    const kind = asked.kind ?? "posted";
    if (kind !== (before.kind ?? "posted")) return "exists_with_different_kind";
    const all = settling.has(kind) && asked.amountMinor === 0n;
    const upTo = kind.startsWith("balancing") && asked.amountMinor > amount;
    if (asked.amountMinor !== amount && !all && !upTo) return "exists_with_different_amount";
    if (asked.code !== before.code) return "exists_with_different_code";
    if (asked.pendingId !== before.pendingId) return "exists_with_different_pending_id";
    if (asked.reversesId !== before.reversesId) return "exists_with_different_reverses_id";
    const time = (date: Date | null | undefined) => date?.getTime();
    if (time(asked.expiresAt) !== time(before.expiresAt)) return "exists_with_different_expires_at";
    return asked.currency === before.currency ? "exists" : "exists_with_different_currency";
  }

  #settled(hold: Accepted): Accepted[] {
    return this.log.filter((line) => line.asked.pendingId === hold.asked.id);
  }

  #sum(account: string, counts: (asked: Transfer) => boolean): bigint {
    let sum = 0n;
    for (const { asked, amount } of this.log) {
      if (!counts(asked)) continue;
      if (asked.creditAccountId === account) sum += amount;
      if (asked.debitAccountId === account) sum -= amount;
    }
    return sum;
  }

  #open(counts: (line: Accepted) => boolean): bigint {
    const holds = this.log.filter((line) => line.asked.kind === "pending" && counts(line));
    return holds.reduce((sum, hold) => sum + this.remaining(hold), 0n);
  }
}

const settling = new Set<string>(["post_pending", "void_pending", "expire"]);
const withoutPosting = new Set<string>(["pending", "void_pending", "expire"]);

function isPosting(asked: Transfer): boolean {
  return !withoutPosting.has(asked.kind ?? "posted");
}
