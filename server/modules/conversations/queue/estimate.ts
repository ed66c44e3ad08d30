import type { Reader } from "../../../platform/database/database.ts";
import type { ConversationRow } from "../threads/queries.ts";
import { crew, handlingTime, placeOf } from "./queries.ts";

export interface QueuePlace {
  /** 1 is next. */
  place: number;
  /** Whole minutes in seconds; null when no one is available, because then nobody knows. */
  waitSecondsEstimate: number | null;
  openNow: boolean;
}

/** Handling times older than a day say little about now. */
const RECENT_HOURS = 24;
const SAMPLE = 50;
/** Fewer known times than this are chance; then a usual chat of six minutes is assumed. */
const KNOWN_MIN = 3;
const USUAL_SECONDS = 360;
const MINUTE_SECONDS = 60;

/** Where a waiting conversation stands, or null when it does not wait. */
export async function queuePlace(reader: Reader, row: ConversationRow): Promise<QueuePlace | null> {
  if (row.state !== "queued" && row.state !== "offered") return null;
  const since = new Date(reader.now.getTime() - RECENT_HOURS * 3_600_000);
  const [{ place }, people, recent] = await Promise.all([
    reader.one(placeOf, row.id),
    reader.one(crew),
    reader.one(handlingTime, since, SAMPLE),
  ]);
  const handlingSeconds =
    recent.known >= KNOWN_MIN && recent.seconds !== null ? recent.seconds : USUAL_SECONDS;
  return {
    place,
    openNow: people.agents > 0,
    waitSecondsEstimate: estimateWait({ place, ...people, handlingSeconds }),
  };
}

/**
 * Those ahead beyond the free slots must first be served; slots come free at an even pace of
 * slots ÷ handling time. Rounded up to the minute, never less than one: "about n minutes".
 */
export function estimateWait(input: {
  place: number;
  agents: number;
  slots: number;
  busy: number;
  handlingSeconds: number;
}): number | null {
  if (input.agents === 0 || input.slots === 0) return null;
  const free = Math.max(0, input.slots - input.busy);
  const ends = Math.max(0, input.place - free);
  const seconds = (ends * input.handlingSeconds) / input.slots;
  return Math.max(1, Math.ceil(seconds / MINUTE_SECONDS)) * MINUTE_SECONDS;
}
