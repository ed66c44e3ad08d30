import type { App } from "../../../platform/app.ts";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { publishPresence } from "../events.ts";
import { dispatchAfterCommit, dispatchNow } from "./dispatch.ts";
import { giveBackLeftAlone } from "./give-back.ts";
import {
  findPresence,
  type PresenceRow,
  setSilentAway,
  touchPresence,
  upsertPresence,
} from "./queries-presence.ts";

/** Chats one person follows at the same time unless they say otherwise. */
export const CAPACITY_DEFAULT = 3;
export const CAPACITY_MAX = 20;
/** Silent for longer than this, an agent's screen is closed or cut off. */
const SILENCE_MS = 90_000;
const SWEEP_EVERY_MS = 15_000;

/** Whether the agent takes conversations. Accepted ones stay theirs; open assignments do not. */
export async function setPresence(
  tx: Tx,
  actor: StaffActor,
  input: { state: "available" | "away"; capacity?: number | undefined },
): Promise<PresenceRow> {
  const { staffId, staffNumber, displayName } = actor;
  const capacity = input.capacity ?? null;
  const row = await tx.one(
    upsertPresence,
    staffId,
    staffNumber,
    displayName,
    input.state,
    capacity,
    CAPACITY_DEFAULT,
    tx.now,
  );
  await publishPresence(tx, row);
  dispatchAfterCommit(tx);
  return row;
}

export async function presenceOf(
  reader: Reader,
  staffId: string,
): Promise<PresenceRow | undefined> {
  return reader.maybe(findPresence, staffId);
}

/**
 * Notes who has a live screen open on this process and sets those away who have been silent on
 * every process for too long, so that nobody is offered to an empty chair and nobody is left with
 * one. The dispatch at the end is the net under those that a crash cut off from their cause.
 */
export async function sweepPresence(app: App): Promise<void> {
  const staffIds = [...app.live.listeners()]
    .filter((name) => name.startsWith("staff:"))
    .map((name) => name.slice("staff:".length));
  await app.database.transaction(async (tx) => {
    if (staffIds.length > 0) await tx.run(touchPresence, staffIds, tx.now);
    const gone = await tx.all(setSilentAway, new Date(tx.now.getTime() - SILENCE_MS));
    for (const row of gone) await publishPresence(tx, row);
  });
  await giveBackLeftAlone(app);
  await dispatchNow(app);
}

/** Dispatches what waited through the restart, then sweeps until the function is called. */
export async function startSweeping(app: App): Promise<() => Promise<void>> {
  await dispatchNow(app);
  const timer = setInterval(() => {
    sweepPresence(app).catch((error) => app.log.warn({ err: error }, "presence sweep failed"));
  }, SWEEP_EVERY_MS);
  return async () => clearInterval(timer);
}
