/**
 * Claim: a payment over HTTP is durable, checked and published to all, and group commit makes it
 * many times faster than one commit for each. Measured: POST …/confirm at 100 clients against the
 * whole server in its own process (session, proof of the PIN, limits, fee, ledger, receipt, events
 * and their delivery), with lanes and with lists of one, in turns on the same machine.
 *
 *   node bench/payment.ts [seconds] [rounds]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { module as wallet } from "../server/modules/wallet/index.ts";
import type { MerchantRow } from "../server/modules/wallet/merchants/queries.ts";
import type { App } from "../server/platform/app.ts";
import { type HttpConnection, openHttp } from "./lib/http-connection.ts";
import { closedLoop, type Figures, median } from "./lib/measure.ts";
import {
  makeMerchants,
  makePayers,
  makeReady,
  type Payer,
  type ReadyPayment,
} from "./lib/payments.ts";
import { benchApp, benchPostgres, flushMs, freshDatabase, query } from "./lib/postgres.ts";

const CLIENTS = 100;
const SECONDS = Number(process.argv[2] ?? 8);
const ROUNDS = Number(process.argv[3] ?? 3);
/** More than two cores can confirm; a run that uses them up fails rather than idles. */
const PER_SECOND_MAX = { on: 4_000, off: 1_500 };
const PORT = 4_790;

const postgres = await benchPostgres();
try {
  const url = await freshDatabase(postgres.url, "bench_payment");
  const app = benchApp(url, postgres.folder);
  await wallet.start?.(app);
  const people = { payers: await makePayers(app, CLIENTS), merchants: await makeMerchants(app) };
  const figures: Record<"on" | "off", Figures[]> = { on: [], off: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const lanes of ["on", "off"] as const) {
      figures[lanes].push(await measure(app, url, people, lanes));
    }
  }
  report(figures, await listSize(url), flushMs(postgres.folder));
  await app.database.close();
} finally {
  await postgres.stop();
}

async function measure(
  app: App,
  url: string,
  people: { payers: Payer[]; merchants: MerchantRow[] },
  lanes: "on" | "off",
): Promise<Figures> {
  // A day's limit is no subject here: yesterday's spending is forgotten before each run.
  await query(url, "truncate wallet.usage");
  const count = Math.ceil(PER_SECOND_MAX[lanes] * SECONDS * 1.1);
  const ready = await makeReady(app, people.payers, people.merchants, count);
  await query(url, "vacuum analyze wallet.money_order, identity.confirmation");
  const server = await startServer(url, lanes);
  const connections = await Promise.all(Array.from({ length: CLIENTS }, () => openHttp(PORT)));
  let next = 0;
  let acknowledged = 0;
  try {
    const result = await closedLoop(CLIENTS, SECONDS, async (client) => {
      const payment = ready[next];
      next += 1;
      const connection = connections[client];
      if (!payment || !connection) throw new Error("the prepared payments are used up");
      await confirm(connection, payment);
      acknowledged += 1;
      return "posted";
    });
    await assertAllThere(url, ready, acknowledged);
    process.stdout.write(`lanes ${lanes}: ${line(result)}\n`);
    return result;
  } finally {
    for (const connection of connections) connection.close();
    await stopServer(server);
  }
}

async function confirm(connection: HttpConnection, payment: ReadyPayment): Promise<void> {
  const body = JSON.stringify({ confirmationId: payment.confirmationId });
  const path = `/v1/wallet/payments/${payment.orderId}/confirm`;
  const { status, text } = await connection.post(path, body, {
    authorization: `Bearer ${payment.token}`,
    "idempotency-key": payment.orderId,
  });
  if (status !== 200) throw new Error(`${status} ${text}`);
}

/** Nothing that was acknowledged may be missing. */
async function assertAllThere(url: string, ready: readonly ReadyPayment[], acknowledged: number) {
  const first = ready[0]?.orderId ?? "";
  const last = ready.at(-1)?.orderId ?? "";
  const { rows } = await query(
    url,
    `select count(*)::int as paid from wallet.money_order
     where state = 'succeeded' and kind = 'payment' and receipt_number is not null
       and created_at >= (select min(created_at) from wallet.money_order where id = '${first}')
       and created_at <= (select max(created_at) from wallet.money_order where id = '${last}')`,
  );
  const paid: number = rows[0].paid;
  if (paid < acknowledged) throw new Error(`${acknowledged} acknowledged, but ${paid} paid`);
}

async function startServer(url: string, lanes: "on" | "off"): Promise<ChildProcess> {
  const server = spawn(process.execPath, ["server/main.ts"], {
    cwd: new URL("..", import.meta.url),
    env: {
      ...process.env,
      SANDBOX_ADOPT: "yes",
      DATABASE_URL: url,
      DATA_DIR: postgres.folder,
      PORT: String(PORT),
      LANES: lanes,
      RATE_LIMITS: "off",
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => undefined);
    if (ready?.ok) return server;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the server did not start");
}

function stopServer(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.on("exit", () => resolve());
    server.kill("SIGTERM");
  });
}

/** Payments in one list of the ledger, on average over the runs with lanes. */
async function listSize(url: string): Promise<number> {
  const { rows } = await query(
    url,
    "select avg(transfers)::float8 / 2 as size from ledger.list where transfers > 2",
  ).catch(() => ({ rows: [{ size: Number.NaN }] }));
  return rows[0].size ?? Number.NaN;
}

function line(figures: Figures): string {
  const { perSecond, p50Ms, p99Ms, errors } = figures;
  const times = `p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`;
  return `${perSecond.toFixed(0)} payments/s, ${times}, ${errors} errors`;
}

function report(figures: Record<"on" | "off", Figures[]>, size: number, flush: number): void {
  const middle = (lanes: "on" | "off", name: "perSecond" | "p50Ms" | "p99Ms") =>
    median(figures[lanes].map((run) => run[name]));
  const rate = middle("on", "perSecond") / middle("off", "perSecond");
  const late = middle("off", "p99Ms") / middle("on", "p99Ms");
  const row = (lanes: "on" | "off") =>
    `| ${lanes} | ${middle(lanes, "perSecond").toFixed(0)} | ${middle(lanes, "p50Ms").toFixed(1)} ` +
    `| ${middle(lanes, "p99Ms").toFixed(1)} |`;
  const lines = [
    "",
    "| lanes | payments/s | p50 ms | p99 ms |",
    "|---|---|---|---|",
    row("on"),
    row("off"),
    "",
    `${CLIENTS} clients, median of ${ROUNDS} runs of ${SECONDS} s each, in turns.`,
    `Lanes give ${rate.toFixed(1)} times the payments and a p99 ${late.toFixed(1)} times shorter.`,
    `Payments in a list: ${size.toFixed(1)} on average; one flush of the disk: ${flush.toFixed(2)} ms.`,
    "",
  ];
  process.stdout.write(lines.join("\n"));
}
