import type { App } from "../../../platform/app.ts";
import { createRecentIds, type RecentIds } from "./recent.ts";
import type { AccountState } from "./state.ts";

/**
 * Account states as this process last read or wrote them. A cached state is good enough to decide
 * on, because each write is fenced by the whole state: it takes effect only if the row equals the
 * cached one. The state may come from a transaction that has not committed yet; then the write
 * waits for it. A group that writes nothing (refused or repeated) is decided on rows just read.
 */
export interface AccountCache {
  readonly transferIds: RecentIds;
  get(id: string): AccountState | undefined;
  /** Caches states just decided, the newest known. */
  remember(states: Iterable<AccountState>): void;
  /** Caches rows just read unless the account is cached already: the cached state may be newer. */
  rememberRead(states: Iterable<AccountState>): void;
  forget(ids: Iterable<string>): void;
}

/** About 60 MB. Beyond it the oldest entry is dropped, which costs one read at its next use. */
const ACCOUNTS_MAX = 150_000;
const caches = new WeakMap<App, AccountCache>();

export function accountCache(app: App): AccountCache {
  const known = caches.get(app);
  if (known) return known;
  const cache = createCache();
  caches.set(app, cache);
  return cache;
}

function createCache(): AccountCache {
  const states = new Map<string, AccountState>();
  const forgetOldest = () => {
    for (const id of states.keys()) {
      if (states.size <= ACCOUNTS_MAX) return;
      states.delete(id);
    }
  };
  return {
    transferIds: createRecentIds(),
    get: (id) => states.get(id),
    remember(decided) {
      for (const state of decided) states.set(state.id, state);
      forgetOldest();
    },
    rememberRead(read) {
      for (const state of read) if (!states.has(state.id)) states.set(state.id, state);
      forgetOldest();
    },
    forget(ids) {
      for (const id of ids) states.delete(id);
    },
  };
}

/** True when two states of an account are the same in everything that decisions depend on. */
export function isSameState(one: AccountState, other: AccountState): boolean {
  return (
    one.version === other.version &&
    one.rulesVersion === other.rulesVersion &&
    one.debitsPending === other.debitsPending &&
    one.creditsPending === other.creditsPending &&
    one.debitsPosted === other.debitsPosted &&
    one.creditsPosted === other.creditsPosted &&
    one.lastAtUs === other.lastAtUs
  );
}
