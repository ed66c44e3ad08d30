import assert from "node:assert/strict";
import type { Tx } from "../../../platform/database/database.ts";
import { refuse } from "../errors.ts";
import { countCodesFrom, ensureAttempt, lockAttempt, recentCodes } from "./queries.ts";

const codePurposes = [
  "sign_up",
  "recovery",
  "pin_reset",
  "unlock",
  "email",
  "hold_lift",
  "wallet_lock",
] as const;
export type CodePurpose = (typeof codePurposes)[number];

/** One-time codes are only sent for these; a policy that demands one elsewhere is a fault. */
export function toCodePurpose(purpose: string): CodePurpose {
  const found = codePurposes.find((known) => known === purpose);
  assert(found, `no code is sent for ${purpose}`);
  return found;
}

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** Waits before the second, third and later code. */
const WAIT_SECONDS = [60, 120, 300] as const;
const CODES_PER_HOUR_MAX = 5;
/** 12 codes of 5 tries each leave a guesser 60 tries of a million in a day. */
const CODES_PER_DAY_MAX = 12;
/** One address may stand for a whole campus, yet not for a machine that texts the country. */
const CODES_PER_HOUR_AND_ADDRESS_MAX = 200;

/**
 * Codes that anybody may ask for and codes asked for inside a session have budgets of their own:
 * otherwise a stranger could use up the codes with which the owner unlocks the wallet.
 */
const budgets: readonly (readonly CodePurpose[])[] = [
  ["sign_up", "recovery"],
  ["pin_reset", "unlock", "hold_lift"],
  // Of its own too: whoever uses up the recovery codes must not keep the owner from locking.
  ["wallet_lock"],
  ["email"],
];

/** Refuses a code that comes too soon or too often; returns the wait before the next one. */
export async function takeFromBudget(
  tx: Tx,
  options: { purpose: CodePurpose; targetIndex: Buffer; address: string },
): Promise<{ resendAfterSeconds: number }> {
  const { purpose, targetIndex, address } = options;
  const purposes = budgets.find((group) => group.includes(purpose)) ?? [purpose];
  // Requests that arrive together wait here for each other, so that each sees the one before.
  const subject = targetIndex.toString("hex");
  await tx.run(ensureAttempt, `code:${purposes[0]}`, subject, tx.now);
  await tx.one(lockAttempt, `code:${purposes[0]}`, subject);
  const now = tx.now.getTime();
  const rows = await tx.all(recentCodes, targetIndex, [...purposes], new Date(now - DAY_MS));
  const times = rows.map((row) => row.created_at.getTime());
  const lastHour = times.filter((time) => time > now - HOUR_MS);
  demandRoom(times, { max: CODES_PER_DAY_MAX, windowMs: DAY_MS, now });
  demandRoom(lastHour, { max: CODES_PER_HOUR_MAX, windowMs: HOUR_MS, now });
  demandPause(lastHour, now);
  const hourAgo = new Date(now - HOUR_MS);
  const { count } = await tx.one(countCodesFrom, address, hourAgo);
  if (count >= CODES_PER_HOUR_AND_ADDRESS_MAX) {
    throw refuse("code_limit", { retryAfterSeconds: HOUR_MS / 1_000 });
  }
  return { resendAfterSeconds: waitAfter(lastHour.length + 1) };
}

/** `times` newest first. Room comes back when the oldest of the full window leaves it. */
function demandRoom(
  times: readonly number[],
  { max, windowMs, now }: { max: number; windowMs: number; now: number },
): void {
  const oldest = times[max - 1];
  if (oldest === undefined) return;
  throw refuse("code_limit", { retryAfterSeconds: secondsUntil(oldest + windowMs, now) });
}

function demandPause(lastHour: readonly number[], now: number): void {
  const newest = lastHour[0];
  if (newest === undefined) return;
  const nextAt = newest + waitAfter(lastHour.length) * 1_000;
  if (nextAt <= now) return;
  throw refuse("code_too_soon", { retryAfterSeconds: secondsUntil(nextAt, now) });
}

function waitAfter(codesSent: number): number {
  return WAIT_SECONDS[Math.min(codesSent, WAIT_SECONDS.length) - 1] ?? WAIT_SECONDS[0];
}

function secondsUntil(at: number, now: number): number {
  return Math.max(1, Math.ceil((at - now) / 1_000));
}
