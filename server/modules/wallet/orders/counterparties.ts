import { instrumentName, railOf } from "../rails/registry.ts";
import type { Counterparty } from "./kind.ts";
import type { OrderRecord } from "./types.ts";
import type { Viewer } from "./viewer.ts";

/** The three sides that an order may have opposite the customer; kinds choose among them. */

export function merchantSide(order: OrderRecord): Counterparty {
  if (order.merchant_name === null) throw new Error(`order ${order.id} has no merchant`);
  return { kind: "merchant", name: order.merchant_name, detail: order.merchant_category };
}

export function railSide(order: OrderRecord, { app, language }: Viewer): Counterparty {
  const rail = railOf(app, order.rail ?? "");
  const detail = order.instrument_ending === null ? null : `•••• ${order.instrument_ending}`;
  return {
    kind: "rail",
    name: instrumentName(rail, order.instrument_institution, language),
    detail,
  };
}

export function houseSide(order: OrderRecord, { app, language }: Viewer): Counterparty {
  return { kind: "house", name: app.config.brand[language], detail: order.note };
}
