import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { systemActor } from "../../../platform/http/permission.ts";
import { instrumentChanged } from "../events.ts";
import type { MandateAnswer } from "../rails/rail.ts";
import { instrumentLinked, instrumentRefused } from "./notices.ts";
import { type InstrumentRow, instrumentById } from "./queries.ts";
import { claimNumber, finishLink, openLink, refuseLink, waitForCode } from "./queries-link.ts";

/** Writes what the rail says of a link, once; a repeated or late answer changes nothing. */
export function settleLink(app: App, id: string, answer: MandateAnswer): Promise<void> {
  return app.database.transaction((tx) => settleLinkIn(tx, id, answer));
}

export async function settleLinkIn(tx: Tx, id: string, answer: MandateAnswer): Promise<void> {
  const link = await tx.maybe(openLink, id);
  if (!link) return;
  if (answer.state === "code") {
    if ((await tx.run(waitForCode, id, answer.by)) > 0) await publishRow(tx, id);
  } else if (answer.state === "refused") {
    await refuseAs(tx, id, answer.reason);
  } else if (answer.state === "active") {
    // One account tops up one wallet; two that prove it at once meet on the claim's key.
    const { rail, number_index: number, customer_id: customerId } = link;
    const claimed = await tx.maybe(claimNumber, rail, number, customerId, id, tx.now);
    if (!claimed) return refuseAs(tx, id, "elsewhere");
    if ((await tx.run(finishLink, id, tx.now)) === 0) return;
    await instrumentLinked(tx, systemActor(`rail:${rail}`), await tx.one(instrumentById, id));
  }
}

async function refuseAs(tx: Tx, id: string, reason: string): Promise<void> {
  if ((await tx.run(refuseLink, id, reason)) === 0) return;
  const row = await tx.one(instrumentById, id);
  await instrumentRefused(tx, systemActor(`rail:${row.rail}`), row, reason);
}

async function publishRow(tx: Tx, id: string): Promise<InstrumentRow> {
  const row = await tx.one(instrumentById, id);
  await publish(tx, instrumentChanged(row));
  return row;
}
