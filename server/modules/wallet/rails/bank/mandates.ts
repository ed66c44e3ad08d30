import { z } from "zod";
import type { App } from "../../../../platform/app.ts";
import type { MandateAnswer, MandateRequest } from "../rail.ts";
import { ownUrl, request } from "./protocol.ts";

/**
 * The bank's protocol of mandates: `POST /mandates` names account, holder and phone and is answered
 * at once, or later by message; the bank sends its own code to the owner of the account.
 * `POST /mandates/:reference/proof` carries the code back. The reference is the link's id.
 */
export const mandateSchema = z.object({
  state: z.enum(["pending", "code", "wrong_code", "active", "refused"]),
  codeBy: z.enum(["sms", "statement"]).nullish(),
  reason: z.string().max(100).nullish(),
});

/** The bank's words for a refusal, and ours; any other is a plain refusal. */
const REASONS: Readonly<Record<string, string>> = {
  name_differs: "not_the_holder",
  phone_differs: "not_the_holder",
  account_unknown: "not_the_holder",
  tries: "tries",
};

export function toMandateAnswer(given: z.output<typeof mandateSchema>): MandateAnswer {
  if (given.state === "code") return { state: "code", by: given.codeBy ?? "sms" };
  if (given.state !== "refused") return { state: given.state };
  return { state: "refused", reason: REASONS[given.reason ?? ""] ?? "refused" };
}

export function askMandate(app: App, wanted: MandateRequest): Promise<MandateAnswer> {
  const { reference, number: accountNumber, holderName, phone } = wanted;
  const callbackUrl = ownUrl(app, wanted.messageUrl);
  const body = JSON.stringify({ reference, accountNumber, holderName, phone, callbackUrl });
  return call(app, { path: "/mandates", body });
}

export function proveMandate(
  app: App,
  { reference, code }: { reference: string; code: string },
): Promise<MandateAnswer> {
  return call(app, { path: `/mandates/${reference}/proof`, body: JSON.stringify({ code }) });
}

async function call(app: App, given: { path: string; body: string }): Promise<MandateAnswer> {
  const answer = await request(app, { method: "POST", ...given }, mandateSchema);
  return answer === "unknown" ? { state: "refused", reason: "refused" } : toMandateAnswer(answer);
}
