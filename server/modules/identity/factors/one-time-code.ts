import { randomUUID, timingSafeEqual } from "node:crypto";
import type { App } from "../../../platform/app.ts";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { numericCode } from "../../../platform/ids.ts";
import { notify } from "../../notify/index.ts";
import { recordSignal } from "../../risk/index.ts";
import { refuse } from "../errors.ts";
import { signalInside } from "../locks/signal-inside.ts";
import { type CodePurpose, takeFromBudget } from "./code-budget.ts";
import {
  type CodeRow,
  countWrongTry,
  endOlderCodes,
  insertCode,
  lockCode,
  markVerified,
  openCodesOf,
  spendCodeRow,
} from "./queries.ts";
import { takeSms } from "./sms-budget.ts";

export type CodeChannel = "sms" | "call" | "email";

const CODE_DIGITS = 6;
const CODE_VALID_MS = 10 * 60 * 1_000;
const WRONG_TRIES_MAX = 5;
/** A verified code stays spendable this long, for the form that follows (name, password). */
const SPENDABLE_MS = 30 * 60 * 1_000;
const TARGET_CONTEXT = "identity.code.target";

export interface CodeRequest {
  purpose: CodePurpose;
  /** The phone number or e-mail address, and the index that its budget of codes goes by. */
  target: { address: string; index: Buffer; masked: string };
  /** Where it goes if not to the target itself: a confirmed e-mail address. */
  deliverTo?: { address: string; masked: string };
  customerId: string | null;
  channel: CodeChannel;
  otherChannels: readonly CodeChannel[];
  language: Language;
  /** The caller's network address. */
  from: string;
  /** A message that explains why no code comes; the HTTP answer is the same in every case. */
  send:
    | "code"
    | "phone_taken"
    | "no_wallet"
    | "no_email"
    | "no_wallet_to_lock"
    | "recovery_stopped";
}

export interface CodeSent {
  id: string;
  sentTo: string;
  channel: CodeChannel;
  resendAfterSeconds: number;
  expiresAt: string;
  otherChannels: CodeChannel[];
}

/** Sends a one-time code. The answer does not tell whether the number has a wallet. */
export async function sendOneTimeCode(tx: Tx, request: CodeRequest): Promise<CodeSent> {
  const { purpose, target, channel, from: address } = request;
  const wait = await takeFromBudget(tx, { purpose, targetIndex: target.index, address });
  if (channel !== "email") await takeSms(tx, target.address, purpose);
  const id = randomUUID();
  const code = numericCode(CODE_DIGITS);
  const expiresAt = new Date(tx.now.getTime() + CODE_VALID_MS);
  await tx.run(endOlderCodes, target.index, purpose, tx.now);
  await tx.run(
    insertCode,
    id,
    purpose,
    target.index,
    tx.app.vault.seal(target.address, TARGET_CONTEXT),
    request.customerId,
    // A code that is not sent must not be guessable either.
    codeHash(tx.app, id, request.send === "code" ? code : `${code}-never-sent`),
    channel,
    address,
    tx.now,
    expiresAt,
  );
  await deliver(tx, request, code, expiresAt);
  return {
    id,
    sentTo: request.deliverTo?.masked ?? target.masked,
    channel,
    ...wait,
    expiresAt: expiresAt.toISOString(),
    otherChannels: request.otherChannels.filter((other) => other !== channel),
  };
}

async function deliver(tx: Tx, request: CodeRequest, code: string, expiresAt: Date) {
  const { channel, purpose, language, target, deliverTo } = request;
  const base = { address: deliverTo?.address ?? target.address, language, expiresAt };
  if (request.send !== "code") {
    const spoken = channel === "call" ? "call" : "sms";
    await notify(tx, { ...base, channel: spoken, template: request.send });
    return;
  }
  const template = channel === "call" ? "code_call" : "code";
  await notify(tx, { ...base, channel, template, data: { code, purpose } });
}

/**
 * Compares a code in a transaction of its own. Wrong tries are counted on the row while it is
 * held, so that guesses arriving together cannot outrun the count.
 */
export async function checkOneTimeCode(
  app: App,
  purpose: CodePurpose,
  given: { id: string; code: string; customerId?: string },
): Promise<void> {
  await app.database.transaction(async (tx) => {
    const row = await tx.maybe(lockCode, given.id, purpose);
    const mine = !given.customerId || row?.customer_id === given.customerId;
    if (!row || !mine) throw refuse("code_expired");
    if (row.wrong_tries >= WRONG_TRIES_MAX) throw refuse("code_dead");
    if (row.ended_at || row.expires_at <= tx.now) throw refuse("code_expired");
    if (timingSafeEqual(row.code_hash, codeHash(app, given.id, given.code))) {
      await tx.run(markVerified, given.id, tx.now);
      return;
    }
    throw (await wrongCode(tx, row, purpose)).andCommit();
  });
}

async function wrongCode(tx: Tx, row: CodeRow, purpose: CodePurpose) {
  const triesLeft = WRONG_TRIES_MAX - row.wrong_tries - 1;
  await tx.run(countWrongTry, row.id, triesLeft === 0 ? tx.now : null);
  if (triesLeft > 0) return refuse("code_wrong", { triesLeft });
  if (purpose === "recovery") await recordSignal(tx, outsideSubject(row.target_index), DEAD);
  const inside = purpose === "pin_reset" || purpose === "unlock" || purpose === "hold_lift";
  if (inside && row.customer_id) await signalInside(tx, row.customer_id, "inside_code_dead");
  return refuse("code_dead");
}

const DEAD = "recovery_code_dead";

/** Spends a proven code; it works once and for half an hour after it was proven. */
export async function spendOneTimeCode(
  tx: Tx,
  purpose: CodePurpose,
  id: string,
): Promise<{ target: string; customerId: string | null }> {
  const verifiedAfter = new Date(tx.now.getTime() - SPENDABLE_MS);
  const row = await tx.maybe(spendCodeRow, id, purpose, verifiedAfter, tx.now);
  if (!row) throw refuse(purpose === "sign_up" ? "sign_up_void" : "code_expired");
  return {
    target: tx.app.vault.open(row.target_sealed, TARGET_CONTEXT),
    customerId: row.customer_id,
  };
}

/** Digits beyond these are no code that somebody types; each is hashed once per open code. */
const COMPARED_MAX = 20;

/** Which of the given digits are a code that still works for this customer, by their keyed hash. */
export async function openCodesAmong(
  reader: Reader,
  customerId: string,
  digits: readonly string[],
): Promise<ReadonlySet<string>> {
  const possible = digits.filter((one) => one.length === CODE_DIGITS).slice(0, COMPARED_MAX);
  if (possible.length === 0) return new Set();
  const since = new Date(reader.now.getTime() - CODE_VALID_MS);
  const open = await reader.all(openCodesOf, customerId, since, reader.now);
  const isOpen = (code: string) =>
    open.some((row) => timingSafeEqual(row.code_hash, codeHash(reader.app, row.id, code)));
  return new Set(possible.filter(isOpen));
}

/** The subject of tries from outside: the number itself, whether or not it has a wallet. */
export function outsideSubject(phoneIndex: Buffer): string {
  return `phone:${phoneIndex.toString("hex")}`;
}

function codeHash(app: App, id: string, code: string): Buffer {
  return app.vault.blindIndex(code, `identity.code.${id}`);
}
