import { createHash } from "node:crypto";
import type { Tx } from "../database/database.ts";
import { type Refusal, refuse } from "./errors.ts";
import { claimKey, findAnswer, storeAnswer } from "./queries.ts";

/** One caller's key and what it was used for. */
export interface IdempotencyClaim {
  readonly scope: string;
  readonly key: string;
  readonly payloadHash: Buffer;
}

/** Longest key taken; the same bound as the payment industry's common practice. */
export const IDEMPOTENCY_KEY_LENGTH_MAX = 255;

/**
 * Hash of what a request asks for: its route, its path values and its body without the proofs. A
 * proof is new each time it is made, and a person whose first answer was lost proves again.
 */
export function hashPayload(...parts: unknown[]): Buffer {
  const text = JSON.stringify(parts, (_, value) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  return createHash("sha256").update(text).digest();
}

/**
 * Runs `work` once per key: the first call stores its answer in the same commit as its effects; a
 * later call with the same payload gets that answer again, and with another payload is refused.
 * A call that comes while the first is still at work waits for it on the key's row.
 */
export async function once<T>(
  tx: Tx,
  claim: IdempotencyClaim,
  status: number,
  work: () => Promise<T>,
): Promise<{ replayed: boolean; value: T }> {
  const claimed = await tx.maybe(claimKey, claim.scope, claim.key, claim.payloadHash, tx.now);
  if (claimed) {
    const value = await work();
    await tx.run(storeAnswer, claim.scope, claim.key, status, JSON.stringify(value ?? null));
    return { replayed: false, value };
  }
  const stored = await tx.one(findAnswer, claim.scope, claim.key);
  if (!stored.payload_hash.equals(claim.payloadHash)) throw refuseMismatch(stored.response);
  return { replayed: true, value: stored.response as T };
}

/** The key was used for something else: the answer leads to what the first request made. */
export function refuseMismatch(first: unknown): Refusal {
  const { id, state } = (first ?? {}) as { id?: unknown; state?: unknown };
  const known = typeof id === "string" && typeof state === "string";
  return refuse("idempotency_mismatch", known ? { first: { id, state } } : {});
}
