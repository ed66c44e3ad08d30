/**
 * Ids of transfers that this process posted or tried to post lately. Only these are looked up
 * before posting; any other id is taken to be new. If it is not, the table's unique key is
 * violated, the list is rolled back, and on the retry its ids are looked up.
 */
export interface RecentIds {
  has(id: string): boolean;
  add(ids: Iterable<string>): void;
}

/** Size of each of two generations, about 20 MB: a repeat nearly always comes soon. */
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
