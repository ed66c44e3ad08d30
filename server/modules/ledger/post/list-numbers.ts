import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { takeListNumbers } from "./queries.ts";

export interface NewList {
  /** Unique, and growing within a process. */
  readonly id: bigint;
  /** Citus spreads the tables; it takes no statement that writes several of them. */
  readonly isSpread: boolean;
}

/** Numbers taken from the sequence at once; a process that ends leaves its unused ones out. */
const BLOCK = 1_024n;

const blocks = new WeakMap<App, { next: bigint; end: bigint; isSpread: boolean }>();

export async function nextList(tx: Tx): Promise<NewList> {
  let block = blocks.get(tx.app);
  if (!block || block.next === block.end) {
    const taken = await tx.one(takeListNumbers);
    const first = taken.block * BLOCK;
    block = { next: first, end: first + BLOCK, isSpread: taken.is_spread };
    blocks.set(tx.app, block);
  }
  const id = block.next;
  block.next += 1n;
  return { id, isSpread: block.isSpread };
}
