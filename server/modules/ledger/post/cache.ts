import type { App } from "../../../platform/app.ts";
import { createRecentIds, type RecentIds } from "./recent.ts";
import type { AccountState } from "./state.ts";

/**
 * What this process believes the accounts to be: as it last read or wrote them. Belief is enough to
 * decide, because a write is fenced by the whole state: it takes effect only if the row is exactly
 * as believed. It may even be of a transaction that has not committed yet; then the write waits for
 * that one. Whatever writes nothing (a refusal, a repeat) is decided on rows that were just read.
 */
export interface AccountCache {
  readonly transferIds: RecentIds;
  get(id: string): AccountState | undefined;
  /** After a decision: the newest belief there is. */
  remember(states: Iterable<AccountState>): void;
  /** After a read, which may have been overtaken: only what nothing is believed of. */
  rememberRead(states: Iterable<AccountState>): void;
  forget(ids: Iterable<string>): void;
}

/** About 60 MB; beyond it the oldest is forgotten, which costs one read when it is needed. */
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
    remember(news) {
      for (const state of news) states.set(state.id, state);
      forgetOldest();
    },
    rememberRead(news) {
      for (const state of news) if (!states.has(state.id)) states.set(state.id, state);
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
