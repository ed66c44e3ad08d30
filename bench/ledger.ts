import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import type { App } from "../server/platform/app.ts";
import { statement } from "../server/platform/database/database.ts";
import { growth } from "./lib/growth.ts";
import { type Load, type Shape, shapes } from "./lib/load.ts";
import { type Figures, median } from "./lib/measure.ts";
import { fillAccounts, payOnce, runOurs } from "./lib/ours.ts";
import { bulkPeer, type Peer, pgledgerPeer, prepareBulk, rowLockPeer } from "./lib/peers.ts";
import { benchApp, benchPostgres, flushMs, freshDatabase, query } from "./lib/postgres.ts";

/**
 * Claim: the ledger posts more durable transfers a second than the usual ways on Postgres, with
 * floors, idempotency, history and the hash of each list switched on. Ours and its peers take turns
 * in one run on one server; compare within a column, not across machines.
 *
 *   node bench/ledger.ts --pgledger path/to/pgledger.sql [--seconds 2] [--rounds 3] [--quick]
 *   node bench/ledger.ts --grow 10000000     throughput and proof at ten million transfers
 */
const { values: options } = parseArgs({
  options: {
    pgledger: { type: "string" },
    seconds: { type: "string", default: "2" },
    rounds: { type: "string", default: "3" },
    clients: { type: "string", default: "20,100,500" },
    shapes: { type: "string", default: shapes.join(",") },
    quick: { type: "boolean", default: false },
    grow: { type: "string" },
  },
});
const seconds = Number(options.seconds);
const rounds = options.quick ? 1 : Number(options.rounds);
const DUPLICATES = 0.01;
const REFUSED = [0, 0.05];
const ALONE_TURNS = 3_000;
const ALONE_WARM_UP_TURNS = 500;
const bareRow = statement<[id: bigint]>("bench.bareRow", "insert into bench_row (id) values ($1)");

const postgres = await benchPostgres();
try {
  await (options.grow ? growth(postgres, Number(options.grow)) : main());
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await postgres.stop();
}

async function main(): Promise<void> {
  const url = await freshDatabase(postgres.url, "ours");
  const app = benchApp(url, postgres.folder);
  await fillAccounts(app);
  const ours: Peer = {
    name: "ours",
    run: (load, time) => runOurs(app, load, time),
    close: () => app.database.close(),
  };
  const peers = [ours, ...(await openPeers())];
  await query(url, "vacuum analyze");
  const table = new Map<string, Figures[]>();
  for (let round = 1; round <= rounds; round += 1) await runRound(round, peers, table);
  printTable(table, peers);
  printTargets(table);
  await printAlone(url, app);
  await printSize(url);
  for (const peer of peers) await peer.close();
}

async function openPeers(): Promise<Peer[]> {
  const rowLock = await rowLockPeer(await freshDatabase(postgres.url, "row_lock"));
  // A copy of the filled ledger, so that the bare rows never mix with real ones.
  await query(postgres.url("postgres"), "drop database if exists bulk with (force)");
  await query(
    postgres.url("postgres"),
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'ours'`,
  );
  await query(postgres.url("postgres"), "create database bulk template ours strategy file_copy");
  await prepareBulk(postgres.url("bulk"));
  await query(postgres.url("bulk"), "vacuum analyze");
  const peers = [rowLock, bulkPeer(postgres.url("bulk"))];
  if (options.pgledger) {
    const url = await freshDatabase(postgres.url, "pgledger");
    peers.push(await pgledgerPeer(url, options.pgledger));
  }
  return peers;
}

function loads(): Load[] {
  const clients = options.clients.split(",").map(Number);
  const chosen = options.shapes.split(",") as Shape[];
  return chosen.flatMap((shape) =>
    clients.flatMap((count) =>
      REFUSED.map((refusedShare) => ({
        shape,
        clients: count,
        refusedShare,
        duplicateShare: DUPLICATES,
      })),
    ),
  );
}

function keyOf(peer: string, load: Load): string {
  return `${peer}|${load.shape}|${load.clients}|${load.refusedShare}`;
}

async function runRound(
  round: number,
  peers: readonly Peer[],
  table: Map<string, Figures[]>,
): Promise<void> {
  await query(postgres.url("postgres"), "checkpoint");
  const state = `load average ${loadavg()[0]?.toFixed(1)}`;
  console.log(`round ${round}: ${state}, one flush ${flushMs(postgres.folder).toFixed(2)} ms`);
  for (const load of loads()) {
    for (const peer of peers) {
      // Only ours answers duplicates; the bare rows know no refusals.
      if (peer.name === "bare bulk" && load.refusedShare > 0) continue;
      const figures = await peer.run(load, seconds);
      const key = keyOf(peer.name, load);
      table.set(key, [...(table.get(key) ?? []), figures]);
    }
  }
}

function rateOf(figures: readonly Figures[] | undefined): number {
  return median((figures ?? []).map((figure) => figure.perSecond));
}

function printTable(table: Map<string, Figures[]>, peers: readonly Peer[]): void {
  console.log("\nload, clients, refused | median /s of the rounds (p50 / p99 ms) | ours ÷ peer");
  for (const load of loads()) {
    const oursRate = rateOf(table.get(keyOf("ours", load)));
    const cells = peers.map((peer) => {
      const figures = table.get(keyOf(peer.name, load));
      if (!figures) return `${peer.name} –`;
      const rate = rateOf(figures);
      const p50 = median(figures.map((figure) => figure.p50Ms)).toFixed(1);
      const p99 = median(figures.map((figure) => figure.p99Ms)).toFixed(1);
      const errors = figures.reduce((sum, figure) => sum + figure.errors, 0);
      const ratio = peer.name === "ours" ? "" : ` ×${(oursRate / rate).toFixed(1)}`;
      const wait = peer.name === "bare bulk" ? "" : ` (${p50} / ${p99})`;
      const failed = errors > 0 ? ` ERRORS ${errors}` : "";
      return `${peer.name} ${Math.round(rate)}${wait}${ratio}${failed}`;
    });
    const share = `${load.refusedShare * 100} %`;
    console.log(`${load.shape}, ${load.clients}, ${share} | ${cells.join(" | ")}`);
  }
}

function printTargets(table: Map<string, Figures[]>): void {
  const find = (peer: string, shape: Shape, clients: number) =>
    table.get(keyOf(peer, { shape, clients, refusedShare: 0, duplicateShare: DUPLICATES }));
  const rate = (peer: string, shape: Shape, clients: number) => rateOf(find(peer, shape, clients));
  const hot = rate("ours", "hot", 100);
  const p99 = median((find("ours", "hot", 100) ?? []).map((figure) => figure.p99Ms));
  console.log("\nmeasure | must | aim | here");
  console.log(`durable/s, hot, 100 clients | 12000 | 25000 | ${Math.round(hot)}`);
  const ratio = hot / rate("pgledger", "hot", 100);
  console.log(`ours ÷ pgledger, hot, 100 | 15 | | ${ratio.toFixed(1)}`);
  for (const shape of ["hot", "uniform"] as const) {
    const value = rate("ours", shape, 500);
    const share = Math.round((100 * value) / rate("bare bulk", shape, 500));
    const bulk = `${share} % of bare bulk`;
    console.log(
      `durable/s, ${shape}, 500 clients | 18000 | 40000 or 70 % | ${Math.round(value)}, ${bulk}`,
    );
  }
  console.log(`p99 ms, hot, 100 clients | 25 | 12 | ${p99.toFixed(1)}`);
}

/** One client alone against one bare commit of one row by the same driver, turn by turn. */
async function printAlone(url: string, app: App): Promise<void> {
  await query(url, "create table if not exists bench_row (id bigint)");
  // Alone also means without the clearing up after the loads before.
  await query(url, "vacuum analyze");
  while (await isVacuuming(url)) await new Promise((resolve) => setTimeout(resolve, 500));
  const times = { bare: [] as number[], ours: [] as number[] };
  const timed = async (list: number[], operation: () => Promise<unknown>) => {
    const start = performance.now();
    await operation();
    list.push(performance.now() - start);
  };
  for (let turn = -ALONE_WARM_UP_TURNS; turn < ALONE_TURNS; turn += 1) {
    await timed(times.bare, () => app.database.transaction((tx) => tx.run(bareRow, 1n)));
    await timed(times.ours, () => payOnce(app));
  }
  const [bare = Number.NaN, ours] = [times.bare, times.ours].map((all) =>
    median(all.slice(ALONE_WARM_UP_TURNS)),
  );
  const ratio = ((ours ?? Number.NaN) / bare).toFixed(2);
  const figures = `${ratio} (${ours?.toFixed(2)} ÷ ${bare.toFixed(2)} ms)`;
  console.log(`one client alone ÷ one bare commit | 1.3 | | ${figures}`);
}

async function isVacuuming(url: string): Promise<boolean> {
  const { rows } = await query(
    url,
    "select count(*)::int as n from pg_stat_activity where backend_type = 'autovacuum worker'",
  );
  return rows[0].n > 0;
}

/** Bytes for each transfer with its entries and all indexes, and the proof that it adds up. */
async function printSize(url: string): Promise<void> {
  await query(url, "vacuum ledger.transfer, ledger.entry, ledger.list");
  const { rows } = await query(
    url,
    `select (pg_total_relation_size('ledger.transfer') + pg_total_relation_size('ledger.entry')
       + pg_total_relation_size('ledger.list'))::float8 / (select count(*) from ledger.transfer)
       as bytes, (select sum(credits_posted - debits_posted) from ledger.account) as sum`,
  );
  console.log(`bytes per transfer | 400 | 300 | ${Math.round(rows[0].bytes)}`);
  console.log(`sum of all accounts | 0 | 0 | ${rows[0].sum}`);
}
