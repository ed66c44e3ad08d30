import { z } from "zod";
import type { App } from "../../../../platform/app.ts";
import { uuidv7 } from "../../../../platform/ids.ts";
import { callOutside } from "../../../../platform/outside/call.ts";
import { type RailAnswer, type RailOrder, type RailRequest, RailUnreachable } from "../rail.ts";

/**
 * The bank's protocol: `POST /debits` asks for a debit and is answered `pending`; the outcome comes
 * by signed message, or by `GET /debits/:reference` when we ask. The reference is our order's id;
 * the bank debits the same reference once.
 */
export const bankSettings = z
  .object({
    BANK_URL: z.url().or(z.literal("")),
    BANK_SECRET: z.string().min(16),
    BANK_ASK_DELAYS_SECONDS: z.string().regex(/^\d+(\.\d+)?(,\d+(\.\d+)?)*$/),
  })
  .transform((given) => ({
    url: given.BANK_URL,
    secret: given.BANK_SECRET,
    askDelaysMs: given.BANK_ASK_DELAYS_SECONDS.split(",").map((seconds) => Number(seconds) * 1_000),
  }));

export function readBankSettings(app: App): z.output<typeof bankSettings> {
  return bankSettings.parse(app.config.railSettings);
}

const NOT_FOUND = 404;

export function sendDebit(app: App, request: RailRequest): Promise<RailAnswer> {
  const body = JSON.stringify({
    reference: request.reference,
    accountNumber: request.instrumentNumber,
    amountMinor: Number(request.amountMinor),
    currency: request.currency,
    callbackUrl: ownUrl(app, request.messageUrl),
  });
  return call(app, request, { method: "POST", path: "/debits", body });
}

export function askDebit(app: App, order: RailOrder): Promise<RailAnswer> {
  return call(app, order, { method: "GET", path: `/debits/${order.reference}`, body: "" });
}

/** Asks the bank to send a debit back that we can no longer use. Safe to repeat. */
export function returnDebit(app: App, order: RailOrder): Promise<RailAnswer> {
  const body = JSON.stringify({ reference: order.reference });
  return call(app, order, { method: "POST", path: `/debits/${order.reference}/return`, body });
}

const answerSchema = z.object({
  state: z.enum(["pending", "succeeded", "failed"]),
  amountMinor: z.number().int().optional(),
  currency: z.string().optional(),
  reason: z.string().max(100).nullish(),
});

/** The bank's words for a refusal, and ours; any other is a plain refusal. */
const REASONS: Readonly<Record<string, string>> = {
  insufficient_funds: "insufficient_bank_funds",
  account_closed: "bank_account_closed",
  bank_did_not_debit: "bank_did_not_debit",
};

/** The bank may leave out what we asked for; then it means the debit as we asked for it. */
export function toRailAnswer(
  given: z.output<typeof answerSchema>,
  order: Pick<RailOrder, "amountMinor" | "currency">,
): RailAnswer {
  if (given.state === "pending") return { state: "pending" };
  if (given.state === "failed") {
    return { state: "failed", reason: REASONS[given.reason ?? ""] ?? "bank_refused" };
  }
  const amountMinor =
    given.amountMinor === undefined ? order.amountMinor : BigInt(given.amountMinor);
  return { state: "succeeded", amountMinor, currency: given.currency ?? order.currency };
}

async function call(app: App, order: RailOrder, asked: BankRequest): Promise<RailAnswer> {
  const answer = await request(app, asked, answerSchema);
  return answer === "unknown" ? { state: "unknown" } : toRailAnswer(answer, order);
}

export interface BankRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body: string;
}

/** One signed request to the bank; "unknown" when it has never heard of the reference. */
export async function request<T extends z.ZodType>(
  app: App,
  { method, path, body }: BankRequest,
  schema: T,
): Promise<z.output<T> | "unknown"> {
  const settings = readBankSettings(app);
  // A request without a body signs its path instead, so that it cannot be turned into another.
  const sign = {
    secrets: settings.secret,
    id: uuidv7(app.clock.now().getTime()),
    ...(body === "" ? { text: path } : {}),
  };
  try {
    const response = await callOutside(app, {
      party: "bank",
      url: bankUrl(app, settings.url) + path,
      method,
      sign,
      ...(body === "" ? {} : { body }),
    });
    if (response.status === NOT_FOUND) return "unknown";
    if (!response.ok) throw new RailUnreachable(`the bank answered ${response.status}`);
    return schema.parse(response.json());
  } catch (cause) {
    if (cause instanceof RailUnreachable) throw cause;
    throw new RailUnreachable("the bank did not answer", { cause });
  }
}

/** The play bank reaches us where we listen, whatever our public address is. */
export function ownUrl(app: App, messageUrl: string): string {
  if (readBankSettings(app).url) return messageUrl;
  return new URL(new URL(messageUrl).pathname, app.listener.url).href;
}

/** In the sandbox the play bank is this server itself, over real HTTP. */
function bankUrl(app: App, url: string): string {
  return url || `${app.listener.url}/sandbox-api/bank/v1`;
}
