import { z } from "zod";
import type { App } from "../../../../platform/app.ts";
import { uuidv7 } from "../../../../platform/ids.ts";
import { callOutside } from "../../../../platform/outside/call.ts";

/**
 * The bank that money comes from. Its protocol: `POST /debits` asks for a debit and is answered
 * `pending`; the outcome comes by signed callback, or by `GET /debits/:reference` when we ask.
 * The reference is our order's id; the bank debits the same reference once.
 */
export interface BankAnswer {
  /** `unknown`: the bank has never heard of the reference, so it did not debit. */
  readonly state: "pending" | "succeeded" | "failed" | "unknown";
  readonly amountMinor?: bigint;
  readonly reason?: string;
}

/** No answer, or none that can be read: whether the bank debited is not known. */
export class BankUnreachable extends Error {}

const NOT_FOUND = 404;

export function sendDebit(
  app: App,
  debit: { reference: string; accountNumber: string; amountMinor: bigint; currency: string },
): Promise<BankAnswer> {
  const body = JSON.stringify({
    reference: debit.reference,
    accountNumber: debit.accountNumber,
    amountMinor: Number(debit.amountMinor),
    currency: debit.currency,
    callbackUrl: `${ownUrl(app)}/v1/wallet/providers/bank/callback`,
  });
  return call(app, "POST", "/debits", body);
}

export function askDebit(app: App, reference: string): Promise<BankAnswer> {
  return call(app, "GET", `/debits/${reference}`, "");
}

/** Asks the bank to send a debit back that we can no longer use. Safe to repeat. */
export function returnDebit(app: App, reference: string): Promise<BankAnswer> {
  return call(app, "POST", `/debits/${reference}/return`, JSON.stringify({ reference }));
}

const answerSchema = z.object({
  state: z.enum(["pending", "succeeded", "failed"]),
  amountMinor: z.number().int().optional(),
  reason: z.string().max(100).nullish(),
});

async function call(
  app: App,
  method: "GET" | "POST",
  path: string,
  body: string,
): Promise<BankAnswer> {
  // A request without a body signs its path instead, so that it cannot be turned into another.
  const sign = {
    secrets: app.config.bankSecret,
    id: uuidv7(app.clock.now().getTime()),
    ...(body === "" ? { text: path } : {}),
  };
  try {
    const response = await callOutside(app, {
      party: "bank",
      url: bankUrl(app) + path,
      method,
      sign,
      ...(body === "" ? {} : { body }),
    });
    if (response.status === NOT_FOUND) return { state: "unknown" };
    if (!response.ok) throw new BankUnreachable(`the bank answered ${response.status}`);
    const answer = answerSchema.parse(response.json());
    return {
      state: answer.state,
      ...(answer.amountMinor === undefined ? {} : { amountMinor: BigInt(answer.amountMinor) }),
      ...(answer.reason ? { reason: answer.reason } : {}),
    };
  } catch (cause) {
    if (cause instanceof BankUnreachable) throw cause;
    throw new BankUnreachable("the bank did not answer", { cause });
  }
}

/** In the sandbox the play bank is this server itself, over real HTTP. */
function bankUrl(app: App): string {
  return app.config.bankUrl || `${app.listener.url}/sandbox-api/bank/v1`;
}

/** Where a bank reaches us: our public address; the play bank, the port we listen on. */
function ownUrl(app: App): string {
  return app.config.bankUrl ? app.config.publicUrl : app.listener.url;
}
