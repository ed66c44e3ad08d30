import { loadavg } from "node:os";
import { proveNew, sealLists } from "../../server/modules/ledger/index.ts";
import { continuousProof } from "../../server/modules/ledger/proof/queries.ts";
import type { App } from "../../server/platform/app.ts";
import type { Load } from "./load.ts";
import { type Figures, median } from "./measure.ts";
import { fillAccounts, runOurs } from "./ours.ts";
import { benchApp, type benchPostgres, freshDatabase, query } from "./postgres.ts";

const LOAD: Load = { shape: "zipf", clients: 100, refusedShare: 0, duplicateShare: 0.01 };
const FILL: Load = { ...LOAD, clients: 1_000 };
const MEASURE_SECONDS = 6;
const ROUNDS = 3;
const FILL_SECONDS = 20;

/**
 * Cost growth: the same load on a ledger that is nearly empty and on one with `target` transfers,
 * posted the ordinary way and proven on the way; in turns, so that what else the machine does falls
 * on both. Also says whether the proof keeps up with the posting.
 */
export async function growth(
  postgres: Awaited<ReturnType<typeof benchPostgres>>,
  target: number,
): Promise<void> {
  const open = async (name: string) => {
    const url = await freshDatabase(postgres.url, name);
    const app = benchApp(url, postgres.folder);
    await fillAccounts(app);
    return { url, app };
  };
  const full = await open("growth");
  const filled = await fill(full.app, target);
  const empty = await open("growth_empty");
  for (const { url } of [empty, full]) await query(url, "vacuum analyze");
  const figures = { empty: [] as Figures[], full: [] as Figures[] };
  for (let round = 1; round <= ROUNDS; round += 1) {
    await query(postgres.url("postgres"), "checkpoint");
    figures.empty.push(await runOurs(empty.app, LOAD, MEASURE_SECONDS));
    figures.full.push(await runOurs(full.app, LOAD, MEASURE_SECONDS));
  }
  await prove(full.app);
  report(figures, filled);
  const proof = await full.app.database.one(continuousProof);
  console.log(`proven: ${proof.transfers} transfers, failures ${JSON.stringify(proof.failures)}`);
  for (const { app } of [empty, full]) await app.database.close();
}

function report(
  figures: { empty: Figures[]; full: Figures[] },
  { count, postSeconds, proveSeconds }: Awaited<ReturnType<typeof fill>>,
): void {
  const middle = (which: "empty" | "full", name: "perSecond" | "p99Ms") =>
    median(figures[which].map((run) => run[name]));
  const line = (which: "empty" | "full") =>
    `${Math.round(middle(which, "perSecond"))} /s, p99 ${middle(which, "p99Ms").toFixed(1)} ms`;
  const slower = middle("empty", "perSecond") / middle("full", "perSecond");
  const later = middle("full", "p99Ms") / middle("empty", "p99Ms");
  console.log(`load average ${loadavg()[0]?.toFixed(1)}, median of ${ROUNDS} rounds in turns`);
  console.log(`nearly empty: ${line("empty")}`);
  console.log(`${count} transfers: ${line("full")}`);
  console.log(`throughput empty ÷ full | 1.3 | 1.1 | ${slower.toFixed(2)}`);
  console.log(`p99 full ÷ empty | 1.3 | 1.1 | ${later.toFixed(2)}`);
  console.log(`posting took ${postSeconds.toFixed(0)} s, proving ${proveSeconds.toFixed(0)} s`);
}

async function fill(app: App, target: number) {
  let postSeconds = 0;
  let proveSeconds = 0;
  for (let count = 0; ; ) {
    const start = performance.now();
    const figures = await runOurs(app, FILL, FILL_SECONDS);
    const posted = performance.now();
    await prove(app);
    postSeconds += (posted - start) / 1000;
    proveSeconds += (performance.now() - posted) / 1000;
    const { rows } = await app.database.pool.query(
      "select count(*)::int as n from ledger.transfer",
    );
    count = rows[0].n;
    console.log(`${count} transfers, ${Math.round(figures.perSecond)} /s`);
    if (count >= target) return { count, postSeconds, proveSeconds };
  }
}

async function prove(app: App): Promise<void> {
  await sealLists(app);
  await proveNew(app);
}
