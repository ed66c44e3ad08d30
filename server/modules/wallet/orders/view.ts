import { wireMoney } from "../../../platform/http/route.ts";
import { localTime } from "../../../platform/local-time.ts";
import { customerStepOf } from "../rails/customer-step.ts";
import { instrumentName, railOf } from "../rails/registry.ts";
import { kindOf } from "./kinds.ts";
import type { Order } from "./schemas.ts";
import { fill, type Text } from "./text.ts";
import { reasonText, stepText } from "./texts.ts";
import type { OrderRecord } from "./types.ts";
import type { Viewer } from "./viewer.ts";

/** An order as the wire shows it, in the reader's language. */
export function orderView(order: OrderRecord, viewer: Viewer): Order {
  const { app } = viewer;
  const kind = kindOf(app, order.kind);
  return {
    id: order.id,
    kind: order.kind as Order["kind"],
    state: order.state,
    amount: wireMoney(order.currency, order.amount_minor),
    // Customers pay no fee; what the merchant paid is on the merchant's screen.
    fee: wireMoney(order.currency, 0n),
    direction: kind.direction,
    counterparty: kind.counterparty(order, viewer),
    receiptNumber: order.receipt_number,
    reason: order.reason,
    reasonText: order.reason && textOf(reasonText(app, order, order.reason), order.reason, viewer),
    next: nextText(order, viewer),
    createdAt: order.created_at.toISOString(),
    updatedAt: order.updated_at.toISOString(),
    completedAt: order.completed_at?.toISOString() ?? null,
    expiresAt: order.expires_at?.toISOString() ?? null,
    timeline: order.timeline.map(({ at, state, code }) => ({
      at,
      state,
      text: textOf(stepText(app, order, code), code, viewer),
    })),
    note: order.note,
    refundedAmount: wireMoney(order.currency, order.refunded_minor),
    refundOf: order.refund_of,
    nextCheckAt: order.next_check_at?.toISOString() ?? null,
    instrument: instrument(order, viewer),
    customerStep: kind.rail ? customerStepOf(order) : null,
  };
}

function instrument(order: OrderRecord, { app, language }: Viewer): Order["instrument"] {
  const { instrument_id: id, rail: railId, instrument_ending: ending } = order;
  if (id === null || railId === null) return null;
  const name = instrumentName(railOf(app, railId), order.instrument_institution, language);
  return { id, rail: railId, name, ending };
}

/** A missing sentence is a mistake of ours, so its key shows itself rather than nothing. */
function textOf(text: Text | undefined, key: string, { language }: Viewer): string {
  return text ? fill(text, language) : key;
}

function nextText(order: OrderRecord, viewer: Viewer): string | null {
  const next = kindOf(viewer.app, order.kind).next(order, viewer);
  if (!next) return null;
  return fill(next.text, viewer.language, { time: next.at ? clockTime(next.at, viewer) : "" });
}

function clockTime(at: Date, { app, language }: Viewer): string {
  return localTime(at, language === "zh" ? "zh-CN" : "en-GB", {
    timeZone: app.config.timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}
