import fc from "fast-check";
import type { Transfer, TransferKind } from "../../modules/ledger/index.ts";
import type { ModelAccount } from "./model.ts";

/**
 * Random sequences of ledger operations. Everything is picked from small pools by number, so that
 * names meet often: the same id twice, the hold that was just captured, the empty wallet.
 */
export type Operation =
  | { do: "post"; groups: RawTransfer[][] }
  | { do: "freeze"; account: number; debit: boolean; credit: boolean }
  | { do: "close"; account: number }
  | { do: "wait"; milliseconds: number };

export interface RawTransfer {
  /** Below `REUSE`: an id that was used before, if there is one. */
  id: number;
  kind: TransferKind;
  debit: number;
  credit: number;
  /** Which pair of one currency pays; the bank pays often, so that there is money to move. */
  pair: number;
  amount: number;
  /** Below `CARELESS`: `debit` and `credit` as they come; 0 also in a foreign currency. */
  careless: number;
  related: number;
  expiresIn: number;
}

const REUSE = 15;
const ACCOUNTS = 8;
/** Percent of transfers whose accounts are taken as they come, fitting or not. */
const CARELESS = 6;

const PAIRS: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, 2],
  [0, 4],
  [5, 6],
  [5, 7],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 2],
  [2, 4],
  [4, 3],
  [1, 0],
  [6, 7],
  [7, 6],
  [7, 5],
];

const kinds: fc.Arbitrary<TransferKind> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<TransferKind>("posted") },
  { weight: 4, arbitrary: fc.constant<TransferKind>("pending") },
  { weight: 4, arbitrary: fc.constant<TransferKind>("post_pending") },
  { weight: 2, arbitrary: fc.constant<TransferKind>("void_pending") },
  { weight: 2, arbitrary: fc.constant<TransferKind>("expire") },
  { weight: 3, arbitrary: fc.constant<TransferKind>("reversal") },
  { weight: 1, arbitrary: fc.constant<TransferKind>("balancing_debit") },
  { weight: 1, arbitrary: fc.constant<TransferKind>("balancing_credit") },
);

const rawTransfer: fc.Arbitrary<RawTransfer> = fc.record({
  id: fc.nat(99),
  kind: kinds,
  pair: fc.nat(99),
  debit: fc.nat(ACCOUNTS - 1),
  credit: fc.nat(ACCOUNTS - 1),
  amount: fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 1, max: 90 }) },
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(-1) },
  ),
  careless: fc.nat(99),
  related: fc.nat(5),
  expiresIn: fc.constantFrom(-1, -1, 0, 50, 100_000),
});

const posting = fc.record({
  do: fc.constant("post" as const),
  groups: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(rawTransfer) },
      { weight: 1, arbitrary: fc.array(rawTransfer, { minLength: 2, maxLength: 3 }) },
    ),
    { minLength: 1, maxLength: 3, size: "max" },
  ),
});
const freezing = fc.record({
  do: fc.constant("freeze" as const),
  account: fc.nat(ACCOUNTS - 1),
  debit: fc.boolean(),
  credit: fc.boolean(),
});
const closing = fc.record({ do: fc.constant("close" as const), account: fc.nat(ACCOUNTS - 1) });
const waiting = fc.record({
  do: fc.constant("wait" as const),
  milliseconds: fc.constantFrom(10, 60),
});

export const operations: fc.Arbitrary<Operation[]> = fc.array(
  fc.oneof(
    { weight: 40, arbitrary: posting },
    { weight: 2, arbitrary: freezing },
    { weight: 1, arbitrary: closing },
    { weight: 5, arbitrary: waiting },
  ),
  { minLength: 1, maxLength: 24, size: "max" },
);

/** Bank, three wallets and a box with a ceiling in CNY; bank, wallet and credit line in USD. */
export function makeAccounts(nameOf: (index: number) => string): ModelAccount[] {
  const account = (
    index: number,
    currency: string,
    floor: bigint | null,
    ceiling: bigint | null = null,
  ): ModelAccount => ({
    id: nameOf(index),
    currency,
    floor,
    ceiling,
    debitFrozen: false,
    creditFrozen: false,
    closed: false,
  });
  return [
    account(0, "CNY", null),
    account(1, "CNY", 0n),
    account(2, "CNY", 0n),
    account(3, "CNY", 0n),
    account(4, "CNY", 0n, 150n),
    account(5, "USD", null),
    account(6, "USD", 0n),
    account(7, "USD", -100n),
  ];
}

/** The bank gives two wallets in CNY and one in USD something to spend. */
export const funding: Operation = {
  do: "post",
  groups: [0, 1, 3].map((pair) => [
    {
      ...{ id: 99, kind: "posted", pair, debit: 0, credit: 0, amount: 300, careless: 99 },
      ...{ related: 0, expiresIn: -1 },
    },
  ]),
};

/** Turns a raw transfer into one that means something, given what was asked before. */
export class Translator {
  readonly asked: Transfer[] = [];
  /** Those that the model took; the player adds them. */
  readonly accepted: Transfer[] = [];
  readonly #accounts: readonly ModelAccount[];
  readonly #newId: () => string;

  constructor(accounts: readonly ModelAccount[], newId: () => string) {
    this.#accounts = accounts;
    this.#newId = newId;
  }

  transfer(raw: RawTransfer, now: Date): Transfer {
    const again = raw.id < REUSE ? this.#recent(raw.related) : undefined;
    // Two of three repeats are exact, the third differs in what the raw transfer says.
    if (again && raw.id % 3 !== 0) return again;
    const related = this.#related(raw);
    // Nothing to capture or to reverse yet: something that can be captured or reversed later.
    const lacks = !related && raw.careless >= CARELESS && needsRelated(raw.kind);
    const kind = lacks ? (raw.related % 2 === 0 ? "pending" : "posted") : raw.kind;
    const reverses = kind === "reversal";
    const fitting = related ? accountsOf(related, reverses) : this.#pair(raw.pair);
    const pair = raw.careless < CARELESS ? undefined : fitting;
    const debit = pair?.debit ?? this.#name(raw.debit);
    const account = this.#accounts.find(({ id }) => id === debit);
    const transfer: Transfer = {
      id: again?.id ?? this.#newId(),
      kind,
      debitAccountId: debit,
      creditAccountId: pair?.credit ?? this.#name(raw.credit),
      amountMinor: BigInt(raw.amount),
      currency: raw.careless === 0 ? "EUR" : (account?.currency ?? "CNY"),
      code: codeOf(raw, related),
      ...(settles(kind) ? { pendingId: related?.id ?? this.#newId() } : {}),
      ...(reverses ? { reversesId: related?.id ?? this.#newId() } : {}),
      ...(kind === "pending" && raw.expiresIn >= 0
        ? { expiresAt: new Date(now.getTime() + raw.expiresIn) }
        : {}),
    };
    this.asked.push(transfer);
    return transfer;
  }

  /** Bank to wallet, or between two accounts of one currency. */
  #pair(number: number): { debit: string; credit: string } {
    const [debit, credit] = PAIRS[number % PAIRS.length] ?? [0, 1];
    return { debit: this.#name(debit), credit: this.#name(credit) };
  }

  #name(index: number): string {
    return this.#accounts[index]?.id ?? "";
  }

  #recent(back: number): Transfer | undefined {
    return this.asked.at(-1 - back);
  }

  #related(raw: RawTransfer): Transfer | undefined {
    if (!needsRelated(raw.kind)) return undefined;
    // Mostly what was accepted; the careless also name what was refused or is of another kind.
    const pool = raw.careless < CARELESS ? this.asked : this.accepted;
    const wanted = pool.filter(
      (asked) => raw.careless < CARELESS || (asked.kind === "pending") === settles(raw.kind),
    );
    return wanted.at(-1 - (raw.related % Math.max(wanted.length, 1)));
  }
}

/** A settlement carries its hold's code, except where the raw transfer is careless. */
function codeOf({ amount, careless }: RawTransfer, related: Transfer | undefined): number {
  const own = amount % 2 === 0 ? 1 : 2;
  return careless < CARELESS ? own : (related?.code ?? own);
}

function needsRelated(kind: TransferKind): boolean {
  return kind === "reversal" || settles(kind);
}

function settles(kind: TransferKind): boolean {
  return kind === "post_pending" || kind === "void_pending" || kind === "expire";
}

function accountsOf(related: Transfer, swapped: boolean) {
  const { debitAccountId, creditAccountId } = related;
  return swapped
    ? { debit: creditAccountId, credit: debitAccountId }
    : { debit: debitAccountId, credit: creditAccountId };
}
