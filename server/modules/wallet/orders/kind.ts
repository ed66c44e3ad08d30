import type { z } from "zod";
import type { TemplateName } from "../../notify/index.ts";
import type { LimitName } from "../rules/rule.ts";
import type { Text, Texts } from "./text.ts";
import type { TransferName } from "./transfer-names.ts";
import type { OrderRecord, OrderState } from "./types.ts";
import type { Viewer } from "./viewer.ts";

/** Who stands on the other side of an order, as its page shows them. */
export interface Counterparty {
  readonly kind: "merchant" | "rail" | "house";
  readonly name: string;
  readonly detail: string | null;
}

/** The sentence about what happens next, with the time that stands in it. */
export interface NextText {
  readonly text: Text;
  readonly at?: Date | null;
}

/**
 * Everything that differs between kinds of order. To add a kind, write one such object in
 * `<kind>/kind.ts` and name it in `kinds.ts`: view, statement, cancelling, notices and the moves of
 * its state read it.
 */
export interface OrderKindSpec {
  /** What customers call it, in lists and statements. */
  readonly name: Text;
  /** Whether the customer's money grows or shrinks; `none` leaves it as it is. */
  readonly direction: "in" | "out" | "none";
  /** States in which an order of this kind may be created. */
  readonly starts: readonly OrderState[];
  /** From each state, where it may go; itself means that a step may be added. */
  readonly moves: Readonly<Partial<Record<OrderState, readonly OrderState[]>>>;
  readonly customerMayCancel: readonly OrderState[];
  /** What only this kind knows; `z.null()` when there is nothing. */
  readonly detail: z.ZodType;
  counterparty(order: OrderRecord, viewer: Viewer): Counterparty;
  /** The limits that are checked before an order of this kind is created or confirmed. */
  readonly limits: readonly LimitName[];
  /** What the customer's inbox says when an order reaches a state. */
  readonly notices: Readonly<Partial<Record<OrderState, TemplateName>>>;
  /** Sentences of the timeline, and reasons for a failure or refusal, by key. */
  readonly texts: { readonly steps: Texts; readonly reasons: Texts };
  next(order: OrderRecord, viewer: Viewer): NextText | null;
  /** Set when the money comes or goes by a rail: which way, and the ledger's transfer for it. */
  readonly rail?: { readonly direction: RailWay; readonly transfer: TransferName };
}

export type RailWay = "topUp" | "payOut";
