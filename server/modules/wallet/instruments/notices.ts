import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { notifyCustomer } from "../../identity/index.ts";
import { instrumentChanged } from "../events.ts";
import type { InstrumentRow } from "./queries.ts";

/**
 * Each change of a customer's accounts goes into the audit log and to every address that is known:
 * the owner of the wallet must hear of a link that somebody else makes.
 */
export function instrumentAsked(tx: Tx, actor: Actor, row: InstrumentRow): Promise<void> {
  return record(tx, actor, row, "instrument_asked");
}

export function instrumentLinked(tx: Tx, actor: Actor, row: InstrumentRow): Promise<void> {
  return record(tx, actor, row, "instrument_linked");
}

export function instrumentUnlinked(tx: Tx, actor: Actor, row: InstrumentRow): Promise<void> {
  return record(tx, actor, row, "instrument_unlinked");
}

export async function instrumentRefused(
  tx: Tx,
  actor: Actor,
  row: InstrumentRow,
  reason: string,
): Promise<void> {
  await audit(tx, actor, {
    action: "wallet.instrument-refused",
    subject: `customer:${row.customer_id}`,
    details: { instrumentId: row.id, rail: row.rail, reason },
  });
  await publish(tx, instrumentChanged(row));
}

async function record(
  tx: Tx,
  actor: Actor,
  row: InstrumentRow,
  template: "instrument_asked" | "instrument_linked" | "instrument_unlinked",
): Promise<void> {
  const { customer_id: customerId, id, rail, institution, ending } = row;
  await audit(tx, actor, {
    action: `wallet.${template.replace("_", "-")}`,
    subject: `customer:${customerId}`,
    details: { instrumentId: id, rail, institution, ending },
  });
  await notifyCustomer(tx, customerId, {
    channels: ["sms", "email", "in_app"],
    template,
    data: { ending: ending ?? "", at: timeText(tx.app, tx.now) },
  });
  await publish(tx, instrumentChanged(row));
}

/** `2026-11-22 15:30` in the operator's zone; the Swedish form is the ISO order. */
function timeText(app: App, at: Date): string {
  const { timeZone } = app.config;
  return at.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
}
