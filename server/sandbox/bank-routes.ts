import { z } from "zod";
import { refuse } from "../platform/http/errors.ts";
import { RELAXED, route } from "../platform/http/route.ts";
import { decideNow, sendCallback, takeDebit } from "./bank.ts";
import { bankModes, chooseMode, modeOfEverybody } from "./bank-modes.ts";
import { refuseUnsigned } from "./bank-signed.ts";
import { type DebitRow, findDebit, newestDebits, returnDebit } from "./queries.ts";

const BANK = "/sandbox-api/bank/v1";
const anyone = { allow: ["anyone"], limit: RELAXED, hidden: true } as const;
const referenceParams = z.object({ reference: z.uuid() });

const debitAnswer = z.object({
  reference: z.string(),
  state: z.enum(["pending", "succeeded", "failed"]),
  amountMinor: z.number(),
  reason: z.string().nullable(),
});

/** The bank's own interface, as the wallet calls it. */
const protocolRoutes = [
  route({
    ...anyone,
    method: "POST",
    url: `${BANK}/debits`,
    summary: "Play bank: ask for a debit",
    crossSite: true,
    body: z.object({
      reference: z.uuid(),
      accountNumber: z.string().max(50),
      amountMinor: z.number().int().positive(),
      currency: z.string().length(3),
      callbackUrl: z.url(),
    }),
    answer: debitAnswer,
    status: 202,
    handler: async ({ tx, app, request, body }) => {
      refuseUnsigned(app, request.headers, request.rawBody ?? "");
      await takeDebit(tx, { ...body, amountMinor: BigInt(body.amountMinor) });
      // The outcome of the debit comes later, by message or when the wallet asks for it.
      const { reference, amountMinor } = body;
      return { reference, state: "pending" as const, amountMinor, reason: null };
    },
  }),
  route({
    ...anyone,
    method: "GET",
    url: `${BANK}/debits/:reference`,
    summary: "Play bank: what became of a debit",
    params: referenceParams,
    answer: debitAnswer,
    handler: async ({ tx, app, request, params }) => {
      refuseUnsigned(app, request.headers, `/debits/${params.reference}`);
      return debitView(await tx.maybe(findDebit, params.reference));
    },
  }),
  route({
    ...anyone,
    method: "POST",
    url: `${BANK}/debits/:reference/return`,
    summary: "Play bank: send a debit back",
    crossSite: true,
    params: referenceParams,
    body: z.object({ reference: z.uuid() }),
    answer: debitAnswer,
    handler: async ({ tx, app, request, params }) => {
      refuseUnsigned(app, request.headers, request.rawBody ?? "");
      return debitView(await tx.maybe(returnDebit, params.reference, tx.now));
    },
  }),
];

/** What the sandbox's page shows and presses. */
const pageRoutes = [
  route({
    ...anyone,
    method: "GET",
    url: "/sandbox-api/bank/orders",
    summary: "Play bank: the newest debits and the mode of the day",
    answer: z.object({ mode: z.string(), items: z.array(z.record(z.string(), z.unknown())) }),
    handler: async ({ tx }) => {
      const debits = await tx.all(newestDebits, DEBITS_SHOWN_MAX);
      return { mode: await modeOfEverybody(tx), items: debits.map(pageView) };
    },
  }),
  route({
    ...anyone,
    method: "POST",
    url: "/sandbox-api/bank/mode",
    summary: "Play bank: how it behaves from now on, for one account or for the next debit",
    body: z.object({
      mode: z.string().regex(bankModes),
      accountNumber: z.string().max(50).optional(),
      next: z.boolean().optional(),
    }),
    answer: z.object({ mode: z.string() }),
    handler: async ({ tx, body }) => {
      await chooseMode(tx, body.mode, body);
      return { mode: body.mode };
    },
  }),
  route({
    ...anyone,
    method: "POST",
    url: "/sandbox-api/bank/orders/:reference/:act",
    summary: "Play bank: send a callback (again), settle or refuse a debit",
    params: referenceParams.extend({ act: z.enum(["callback", "refuse", "settle"]) }),
    answer: z.object({ done: z.literal(true) }),
    handler: async ({ tx, params }) => {
      const { reference, act } = params;
      if (!(await tx.maybe(findDebit, reference))) throw refuse("not_found");
      if (act === "callback") await sendCallback(tx, reference);
      else await decideNow(tx, reference, act === "settle" ? "succeeded" : "failed");
      return { done: true as const };
    },
  }),
];

export const bankRoutes = [...protocolRoutes, ...pageRoutes];

/** What fits on the page. */
const DEBITS_SHOWN_MAX = 20;

function debitView(debit: DebitRow | undefined) {
  if (!debit) throw refuse("not_found");
  const { reference, state, reason } = debit;
  return { reference, state, amountMinor: Number(debit.amount_minor), reason };
}

function pageView(debit: DebitRow) {
  return {
    ...debitView(debit),
    accountEnding: debit.account_number.slice(-4),
    mode: debit.mode,
    returnedAt: debit.returned_at?.toISOString() ?? null,
    callbacksSent: debit.callbacks_sent,
    createdAt: debit.created_at.toISOString(),
  };
}
