import type { Balance, Transfer } from "../types.ts";
import {
  type AccountState,
  type HoldState,
  type Plan,
  type ReversedState,
  type Snapshot,
  type StoredTransfer,
  toBalance,
} from "./state.ts";

type Below = {
  [Part in keyof Snapshot]: { get(id: string): ReturnType<Snapshot[Part]["get"]> };
};

/** Changes on top of a snapshot, or of another draft, that can still be dropped. */
export class Draft {
  readonly accounts: Layer<AccountState>;
  readonly transfers: Layer<StoredTransfer>;
  readonly holds: Layer<HoldState>;
  readonly reversed: Layer<ReversedState>;
  readonly #below: Below;

  constructor(below: Below) {
    this.#below = below;
    this.accounts = new Layer(below.accounts);
    this.transfers = new Layer(below.transfers);
    this.holds = new Layer(below.holds);
    this.reversed = new Layer(below.reversed);
  }

  adopt(other: Draft): void {
    for (const [id, value] of other.accounts.changed) this.accounts.set(id, value);
    for (const [id, value] of other.transfers.changed) this.transfers.set(id, value);
    for (const [id, value] of other.holds.changed) this.holds.set(id, value);
    for (const [id, value] of other.reversed.changed) this.reversed.set(id, value);
  }

  before(group: readonly Transfer[]): ReadonlyMap<string, Balance> {
    return balancesIn(new Draft(this.#below), group);
  }

  changes(snapshot: Snapshot): Pick<Plan, "accounts" | "holds" | "reversed"> {
    const accounts = [...this.accounts.changed.values()].map((after) => {
      const before = snapshot.accounts.get(after.id);
      if (!before) throw new Error(`account ${after.id} changed without being loaded`);
      return { before, after };
    });
    const pairs = <V extends { id: string }>(layer: Layer<V>, below: ReadonlyMap<string, V>) =>
      [...layer.changed.values()].map((after) => ({ before: below.get(after.id), after }));
    return {
      accounts,
      holds: pairs(this.holds, snapshot.holds),
      reversed: pairs(this.reversed, snapshot.reversed),
    };
  }
}

/** Balances of the group's accounts as the draft sees them, by account id. */
export function balancesIn(draft: Draft, group: readonly Transfer[]): ReadonlyMap<string, Balance> {
  const balances = new Map<string, Balance>();
  for (const { debitAccountId, creditAccountId } of group) {
    for (const id of [debitAccountId, creditAccountId]) {
      const account = draft.accounts.get(id);
      if (account && !balances.has(id)) balances.set(id, toBalance(account));
    }
  }
  return balances;
}

/** A map that reads through to the one below it and keeps its own changes. */
class Layer<V> {
  readonly changed = new Map<string, V>();
  readonly #below: { get(id: string): V | undefined };

  constructor(below: { get(id: string): V | undefined }) {
    this.#below = below;
  }

  get(id: string): V | undefined {
    return this.changed.get(id) ?? this.#below.get(id);
  }

  set(id: string, value: V): void {
    this.changed.set(id, value);
  }
}
