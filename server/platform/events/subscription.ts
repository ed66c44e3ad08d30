import type { z } from "zod";
import type { Tx } from "../app.ts";
import type { Declaration } from "./event.ts";

/** An event as a subscription hears it, in commit order. */
export interface ReceivedEvent<T extends string = string, D = unknown> {
  readonly id: bigint;
  readonly type: T;
  readonly data: D;
  readonly at: Date;
  readonly recipients: readonly string[];
}

export interface Subscription {
  readonly name: string;
  /** Undefined: every type. */
  readonly types?: readonly string[];
  /** Must be safe to repeat only in its outside effects; its writes commit with the cursor. */
  handle(tx: Tx, events: readonly ReceivedEvent[]): Promise<void>;
}

type Heard = Declaration & { readonly kind: "event" };

/** Distributes over a union of declarations, so that `type` tells them apart. */
type Received<D extends Declaration> =
  D extends Declaration<infer T, infer S> ? ReceivedEvent<T, z.output<S>> : never;

/**
 * Subscribes to declared events. `name` is the subscription's own and keeps its place in the
 * stream; the handler gets the next events in batches.
 */
export function on<D extends Heard>(
  name: string,
  heard: D | readonly D[],
  handle: (tx: Tx, events: readonly Received<D>[]) => Promise<void>,
): Subscription {
  const types = [heard].flat().map(({ type }) => type);
  return { name, types, handle: handle as Subscription["handle"] };
}
