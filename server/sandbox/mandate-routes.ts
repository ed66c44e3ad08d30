import { z } from "zod";
import { refuse } from "../platform/http/errors.ts";
import { RELAXED, route } from "../platform/http/route.ts";
import { modeOfEverybody } from "./bank-modes.ts";
import { refuseUnsigned } from "./bank-signed.ts";
import { proveMandate, takeMandate } from "./mandates.ts";
import { type MandateRow, newestMandates } from "./queries-mandates.ts";

const BANK = "/sandbox-api/bank/v1";
const anyone = { allow: ["anyone"], limit: RELAXED, hidden: true } as const;

const mandateAnswer = z.object({
  state: z.enum(["pending", "code", "wrong_code", "active", "refused"]),
  codeBy: z.enum(["sms", "statement"]).nullable(),
  reason: z.string().nullable(),
});

/** The bank's own interface for mandates, and what the sandbox's page shows of them. */
export const mandateRoutes = [
  route({
    ...anyone,
    method: "POST",
    url: `${BANK}/mandates`,
    summary: "Play bank: ask for a mandate on an account",
    crossSite: true,
    body: z.object({
      reference: z.uuid(),
      accountNumber: z.string().max(50),
      holderName: z.string().max(100),
      phone: z.string().max(40),
      callbackUrl: z.url(),
    }),
    answer: mandateAnswer,
    handler: async ({ tx, app, request, body }) => {
      refuseUnsigned(app, request.headers, request.rawBody ?? "");
      return mandateView(await takeMandate(tx, body));
    },
  }),
  route({
    ...anyone,
    method: "POST",
    url: `${BANK}/mandates/:reference/proof`,
    summary: "Play bank: the owner's code comes back",
    crossSite: true,
    params: z.object({ reference: z.uuid() }),
    body: z.object({ code: z.string().max(20) }),
    answer: mandateAnswer,
    handler: async ({ tx, app, request, params, body }) => {
      refuseUnsigned(app, request.headers, request.rawBody ?? "");
      const state = await proveMandate(tx, params.reference, body.code);
      if (!state) throw refuse("not_found");
      return { state, codeBy: null, reason: state === "refused" ? "tries" : null };
    },
  }),
  route({
    ...anyone,
    method: "GET",
    url: "/sandbox-api/bank/mandates",
    summary: "Play bank: the newest mandates with the codes sent to their owners",
    answer: z.object({ mode: z.string(), items: z.array(z.record(z.string(), z.unknown())) }),
    handler: async ({ tx }) => {
      const mandates = await tx.all(newestMandates, MANDATES_SHOWN_MAX);
      return { mode: await modeOfEverybody(tx, "mandate"), items: mandates.map(pageView) };
    },
  }),
];

/** What fits on the page. */
const MANDATES_SHOWN_MAX = 20;

function mandateView({ state, code_by: codeBy, reason }: MandateRow) {
  return { state, codeBy, reason };
}

function pageView(mandate: MandateRow) {
  return {
    ...mandateView(mandate),
    reference: mandate.reference,
    accountEnding: mandate.account_number.slice(-4),
    phone: mandate.phone,
    code: mandate.state === "code" ? mandate.code : null,
    createdAt: mandate.created_at.toISOString(),
  };
}
