/**
 * A socket: the entries that the product ships, by id. One app may have more of them, given when it
 * is made: that is how a test or an operator's own build adds an entry without editing the product.
 */
export interface Registry<T> {
  readonly name: string;
  readonly shipped: Readonly<Record<string, T>>;
}

/** Entries that one app adds to a registry. */
export interface Extra {
  readonly registry: string;
  readonly entries: Readonly<Record<string, unknown>>;
}

/** What `App.extras` holds: added entries by the registry's name. */
export type Extras = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The part of an app that registries need. */
type Extended = { readonly extras: Extras };

export function defineRegistry<T>(name: string, shipped: Readonly<Record<string, T>>): Registry<T> {
  return { name, shipped };
}

/** To be handed to `createApp`. A shipped entry cannot be replaced. */
export function extra<T>(registry: Registry<T>, entries: Readonly<Record<string, T>>): Extra {
  const taken = Object.keys(entries).find((id) => id in registry.shipped);
  if (taken !== undefined) throw new Error(`${registry.name} has an entry ${taken} already`);
  return { registry: registry.name, entries };
}

export function collectExtras(extras: readonly Extra[]): Extras {
  const collected = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { registry, entries } of extras) {
    collected.set(registry, { ...collected.get(registry), ...entries });
  }
  return collected;
}

/** The entry of that id in this app; undefined when there is none. */
export function entryOf<T>(app: Extended, registry: Registry<T>, id: string): T | undefined {
  if (Object.hasOwn(registry.shipped, id)) return registry.shipped[id];
  return app.extras.get(registry.name)?.[id] as T | undefined;
}

export function entriesOf<T>(app: Extended, registry: Registry<T>): Readonly<Record<string, T>> {
  const added = app.extras.get(registry.name) as Readonly<Record<string, T>> | undefined;
  return added ? { ...registry.shipped, ...added } : registry.shipped;
}
