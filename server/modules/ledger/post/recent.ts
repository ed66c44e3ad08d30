/**
 * Names of transfers that this process posted or tried to post lately. Only these are looked up
 * before they are posted: any other name is taken to be new, and if it is not, the unique key of
 * the table says so, the list is rolled back, and its names are then looked up.
 */
export interface RecentIds {
  has(id: string): boolean;
  add(ids: Iterable<string>): void;
}

/** Two generations of so many, about 20 MB: what comes twice nearly always comes soon. */
const GENERATION = 65_536;

export function createRecentIds(): RecentIds {
  let young = new Set<string>();
  let old = new Set<string>();
  return {
    has: (id) => young.has(id) || old.has(id),
    add(ids) {
      for (const id of ids) young.add(id);
      if (young.size < GENERATION) return;
      old = young;
      young = new Set();
    },
  };
}
