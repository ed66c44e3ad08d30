import { proveNew, sealLists } from "../../server/modules/ledger/index.ts";
import { continuousProof } from "../../server/modules/ledger/proof-queries.ts";
import type { App } from "../../server/platform/app.ts";
import type { Load } from "./load.ts";
import { fillAccounts, runOurs } from "./ours.ts";
import { benchApp, type benchPostgres, freshDatabase, query } from "./postgres.ts";

const LOAD: Load = { shape: "zipf", clients: 100, refusedShare: 0, duplicateShare: 0.01 };
const FILL: Load = { ...LOAD, clients: 1_000 };
const MEASURE_SECONDS = 10;
const FILL_SECONDS = 20;

/**
 * Cost growth: the same load on an empty ledger and on one with `target` transfers, posted the
 * ordinary way and proven on the way. Also says whether the proof keeps up with the posting.
 */
export async function growth(
  postgres: Awaited<ReturnType<typeof benchPostgres>>,
  target: number,
): Promise<void> {
  const url = await freshDatabase(postgres.url, "growth");
  const app = benchApp(url, postgres.folder);
  await fillAccounts(app);
  await query(url, "vacuum analyze");
  const empty = await runOurs(app, LOAD, MEASURE_SECONDS);
  const filled = await fill(app, target);
  await query(url, "vacuum analyze");
  const full = await runOurs(app, LOAD, MEASURE_SECONDS);
  await prove(app);
  const proof = await app.database.one(continuousProof);
  console.log(`empty: ${Math.round(empty.perSecond)} /s, p99 ${empty.p99Ms.toFixed(1)} ms`);
  console.log(`${filled.count} transfers: ${Math.round(full.perSecond)} /s, p99 ${full.p99Ms} ms`);
  console.log(
    `throughput empty ÷ full | 1.3 | 1.1 | ${(empty.perSecond / full.perSecond).toFixed(2)}`,
  );
  console.log(`p99 full ÷ empty | 1.3 | 1.1 | ${(full.p99Ms / empty.p99Ms).toFixed(2)}`);
  console.log(
    `posting took ${filled.postSeconds.toFixed(0)} s, proving ${filled.proveSeconds.toFixed(0)} s`,
  );
  console.log(`proven: ${proof.transfers} transfers, failures ${JSON.stringify(proof.failures)}`);
  await app.database.close();
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
