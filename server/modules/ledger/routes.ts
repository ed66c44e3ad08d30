import { Readable } from "node:stream";
import { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { CAREFUL, COST, RELAXED, route, timeSchema } from "../../platform/http/route.ts";
import { csvLine, csvText } from "../../platform/text/csv.ts";
import { chart } from "./chart.ts";
import { askProof } from "./proof/ask-proof.ts";
import { journalAfter } from "./proof/journal.ts";
import { continuousProof, latestFullProof, type ProofRow, trialBalance } from "./proof/queries.ts";
import type { Failure } from "./types.ts";

const proofSchema = z
  .object({
    id: z.uuid(),
    scope: z.enum(["continuous", "full"]),
    askedBy: z.string(),
    startedAt: timeSchema,
    /** Full: null while it runs. Continuous: when it last caught up. */
    finishedAt: timeSchema.nullable(),
    ok: z.boolean(),
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
    checked: z.object({
      lists: z.number().int(),
      transfers: z.number().int(),
      accounts: z.number().int(),
    }),
    failures: z.array(z.object({ check: z.string(), subject: z.string() })),
  })
  .meta({ id: "LedgerProof" });

function proofView(row: ProofRow): z.input<typeof proofSchema> {
  const failures = row.failures as Failure[];
  const done = Number(row.seal_number);
  return {
    id: row.id,
    scope: row.scope,
    askedBy: row.asked_by,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    ok: failures.length === 0,
    progress: { done, total: Math.max(done, Number(row.seals_total)) },
    checked: {
      lists: Number(row.lists),
      transfers: Number(row.transfers),
      accounts: Number(row.accounts),
    },
    failures,
  };
}

const chartNames = new Map(Object.entries(chart).map(([name, code]) => [code as number, name]));

/** Decimal strings: sums over all accounts may pass what a JSON number holds. */
const trialLineSchema = z
  .object({
    currency: z.string(),
    code: z.number().int(),
    name: z.string(),
    accounts: z.number().int(),
    debitsPostedMinor: z.string(),
    creditsPostedMinor: z.string(),
    debitsPendingMinor: z.string(),
    creditsPendingMinor: z.string(),
    balanceMinor: z.string(),
  })
  .meta({ id: "TrialBalanceLine" });

const JOURNAL_HEADER =
  "id,at,list,debit_account,credit_account,amount_minor,kind,code,reference,related,effective_at\n";

/** Page by page, so that a long journal never stands in memory. */
async function* journalCsv(reader: Reader): AsyncGenerator<string> {
  yield JOURNAL_HEADER;
  for (let cursor: string | undefined; ; ) {
    const page = await journalAfter(reader, cursor);
    if (page.cursor === cursor || page.lines.length === 0) return;
    cursor = page.cursor;
    yield page.lines
      .map((line) =>
        csvLine([
          String(line.id),
          String(line.at),
          String(line.listId),
          String(line.debitAccountId),
          String(line.creditAccountId),
          String(line.amountMinor),
          line.kind,
          csvText(String(line.code)),
          csvText(line.reference ?? ""),
          line.relatedId ?? "",
          line.effectiveAt?.toISOString() ?? "",
        ]),
      )
      .join("\n")
      .concat("\n");
  }
}

export const routes = [
  route({
    method: "GET",
    url: "/v1/ledger/proof",
    summary: "The continuous proof and the latest full one, with progress",
    allow: ["finance", "admin", "supervisor"],
    limit: RELAXED,
    answer: z.object({ continuous: proofSchema.nullable(), full: proofSchema.nullable() }),
    handler: async ({ tx }) => {
      const [continuous, full] = [await tx.maybe(continuousProof), await tx.maybe(latestFullProof)];
      return {
        continuous: continuous ? proofView(continuous) : null,
        full: full ? proofView(full) : null,
      };
    },
  }),
  route({
    method: "POST",
    url: "/v1/ledger/proof",
    summary: "Prove the whole ledger now; GET shows the progress",
    allow: ["finance", "admin"],
    limit: CAREFUL,
    answer: proofSchema,
    status: 202,
    handler: async ({ tx, actor }) => proofView(await askProof(tx, actor)),
  }),
  route({
    method: "GET",
    url: "/v1/ledger/trial-balance",
    summary: "Debits and credits of every currency and chart code",
    allow: ["finance", "admin"],
    limit: CAREFUL,
    answer: z.object({ at: timeSchema, items: z.array(trialLineSchema) }),
    handler: async ({ tx }) => ({
      at: tx.now.toISOString(),
      items: (await tx.all(trialBalance)).map((row) => ({
        currency: row.currency,
        code: row.code,
        name: chartNames.get(row.code) ?? String(row.code),
        accounts: row.accounts,
        debitsPostedMinor: row.debits_posted,
        creditsPostedMinor: row.credits_posted,
        debitsPendingMinor: row.debits_pending,
        creditsPendingMinor: row.credits_pending,
        balanceMinor: (BigInt(row.credits_posted) - BigInt(row.debits_posted)).toString(),
      })),
    }),
  }),
  route({
    method: "GET",
    url: "/v1/ledger/journal.csv",
    summary: "Every transfer in the order of its chain, as CSV",
    allow: ["finance", "admin"],
    limit: CAREFUL,
    cost: COST.export,
    alone: true,
    answer: z.null(),
    raw: "text/csv",
    reads: { action: "ledger.export", about: () => ["ledger"] },
    handler: async ({ app, reply }) => {
      reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="journal.csv"')
        .send(Readable.from(journalCsv(app.database)));
      return null;
    },
  }),
];
