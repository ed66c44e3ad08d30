import type { Schemas } from "@jinnang/api-client";

type Entry = Schemas["TrailEntry"];

/** The same person doing the same several times in a row is one line with a count. */
export function foldTrail(entries: Entry[]): { entry: Entry; times: number }[] {
  const lines: { entry: Entry; times: number }[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last && sameDoing(last.entry, entry)) last.times += 1;
    else lines.push({ entry, times: 1 });
  }
  return lines;
}

function sameDoing(one: Entry, other: Entry): boolean {
  return (
    one.action === other.action &&
    one.note === other.note &&
    one.actor.staffNumber === other.actor.staffNumber &&
    one.actor.kind === other.actor.kind
  );
}
