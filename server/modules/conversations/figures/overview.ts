import type { Reader } from "../../../platform/database/database.ts";
import { wireConversation } from "../threads/view.ts";
import { openNow, presences, waitingNow } from "./queries.ts";

const AGENTS_MAX = 200;
const OPEN_MAX = 200;
const HOUR_MS = 3_600_000;
/** Reading a message takes a moment; one that waits longer has met a fault. */
const INBOUND_MS = 600_000;

/** The queue as staff see it: how many wait, how long, and who is there. */
export async function queueOverview(reader: Reader) {
  const [now, people] = await Promise.all([
    reader.one(waitingNow, before(reader, HOUR_MS), before(reader, INBOUND_MS)),
    reader.all(presences, AGENTS_MAX),
  ]);
  const ageMs = now.oldest ? reader.now.getTime() - now.oldest.getTime() : 0;
  return {
    waiting: now.waiting,
    offered: now.offered,
    longestSeconds: Math.max(0, Math.round(ageMs / 1_000)),
    stranded: now.stranded,
    lapsedLastHour: now.lapsed_last_hour,
    unattendedSince: now.unattended_since?.toISOString() ?? null,
    unprocessedInbound: now.unprocessed_inbound,
    agents: people.map((row) => ({
      staffId: row.staff_id,
      staffNumber: row.staff_number,
      displayName: row.display_name,
      state: row.state,
      awayReason: row.away_reason,
      awaySince: row.away_since?.toISOString() ?? null,
      capacity: row.capacity,
      assigned: row.assigned,
    })),
  };
}

/** All conversations that a person serves or should serve, the most urgent first. */
export async function openConversations(reader: Reader) {
  const rows = await reader.all(openNow, OPEN_MAX);
  return rows.map((row) => ({
    conversation: wireConversation(row, null, "staff"),
    priority: row.priority,
    waitingSince: (row.state === "assigned" ? row.unanswered_since : row.queued_at)?.toISOString(),
    isStranded:
      row.state === "assigned" && row.unanswered_since !== null && row.agent_state !== "available",
  }));
}

function before(reader: Reader, milliseconds: number): Date {
  return new Date(reader.now.getTime() - milliseconds);
}
