import type { App } from "../app.ts";

/** Longer lists would only delay the first answer. */
const LIST_MAX = 500;

interface Asked<K, V> {
  key: K;
  resolve(value: V): void;
  reject(error: unknown): void;
}

/**
 * Combines look-ups: keys asked for while a query runs share the next one. There is no timer, so an
 * idle system asks at once, and no cache: each answer is read after its question. `load` returns
 * the values in the order of the keys.
 */
export function gather<K, V>(
  load: (app: App, keys: readonly K[]) => Promise<readonly V[]>,
): (app: App, key: K) => Promise<V> {
  const states = new WeakMap<App, { queue: Asked<K, V>[]; running: boolean }>();
  return (app, key) => {
    const state = states.get(app) ?? { queue: [], running: false };
    states.set(app, state);
    return new Promise<V>((resolve, reject) => {
      state.queue.push({ key, resolve, reject });
      if (!state.running) void pump(app, state, load);
    });
  };
}

async function pump<K, V>(
  app: App,
  state: { queue: Asked<K, V>[]; running: boolean },
  load: (app: App, keys: readonly K[]) => Promise<readonly V[]>,
): Promise<void> {
  state.running = true;
  // Runs after the other requests that arrived in this turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  while (state.queue.length > 0) {
    const list = state.queue.splice(0, LIST_MAX);
    try {
      const values = await load(
        app,
        list.map(({ key }) => key),
      );
      for (const [index, { resolve }] of list.entries()) resolve(values[index] as V);
    } catch (error) {
      for (const { reject } of list) reject(error);
    }
  }
  state.running = false;
}
