import type { App } from "../../../platform/app.ts";
import { defineRegistry, entriesOf, entryOf } from "../../../platform/registry.ts";
import { creditKind } from "../credit/kind.ts";
import { paymentKind } from "../payment/kind.ts";
import { refundKind } from "../refund/kind.ts";
import { topUpKind } from "../top-up/kind.ts";
import type { OrderKindSpec } from "./kind.ts";

/** The socket of order kinds: one line for each. */
const shipped = {
  top_up: topUpKind,
  payment: paymentKind,
  refund: refundKind,
  credit: creditKind,
} satisfies Record<string, OrderKindSpec>;

export type OrderKind = keyof typeof shipped;
export const orderKindNames = Object.keys(shipped) as [OrderKind, ...OrderKind[]];

export const orderKinds = defineRegistry<OrderKindSpec>("wallet.order-kinds", shipped);

/** The spec of a kind; an order of a kind that nobody registered is a broken invariant. */
export function kindOf(app: App, kind: string): OrderKindSpec {
  const spec = entryOf(app, orderKinds, kind);
  if (!spec) throw new Error(`no order kind ${kind}`);
  return spec;
}

/** Every kind of this app by name. */
export function allKinds(app: App): Readonly<Record<string, OrderKindSpec>> {
  return entriesOf(app, orderKinds);
}
