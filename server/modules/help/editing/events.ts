import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { DraftState } from "./types.ts";

/** Whoever may write hears of it, so that open screens read again. */
const WRITERS = ["role:agent", "role:supervisor", "role:admin"];

/** Opened, submitted, taken back, returned or (null) discarded; not every save while writing. */
export function publishDraftChanged(tx: Tx, slug: string, state: DraftState | null): Promise<void> {
  return publish(tx, { type: "help.draft-changed", data: { slug, state }, recipients: WRITERS });
}

export function publishPublished(
  tx: Tx,
  data: { slug: string; version: number; retired: boolean },
): Promise<void> {
  return publish(tx, { type: "help.article-published", data, recipients: WRITERS });
}
