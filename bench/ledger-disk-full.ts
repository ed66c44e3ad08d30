import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { balancesOf, type Transfer, transfersLane } from "../server/modules/ledger/index.ts";
import type { App } from "../server/platform/app.ts";
import { startPostgres } from "../server/platform/database/postgres.ts";
import { move, openWallets, proofOf } from "../server/test/ledger/bank.ts";
import { benchApp, freshDatabase } from "./lib/postgres.ts";

/**
 * Claim: a full disk ends in a clear refusal, and when there is space again nothing is lost or
 * doubled. Puts a database on a small tmpfs, fills it under load, makes room, asks every unknown
 * outcome again and proves the ledger. Needs Linux and root, for the mount.
 *
 *   node bench/ledger-disk-full.ts
 */
const SIZE = "400m";
const LEFT_BYTES = 24 * 2 ** 20;
const CLIENTS = 50;
const FUNDS_MINOR = 1_000_000n;
const REFUSALS_ENOUGH = 200;

const folder = mkdtempSync(join(tmpdir(), "jinnang-full-"));
chmodSync(folder, 0o755);
asRoot("mount", "-t", "tmpfs", "-o", `size=${SIZE},mode=755`, "tmpfs", folder);
const settings = { shared_buffers: "32MB", max_wal_size: "64MB", min_wal_size: "32MB" };
const start = () => startPostgres({ dataDir: folder, settings });
let postgres = await start();
try {
  await main();
} finally {
  await postgres.stop();
  asRoot("umount", folder);
  rmSync(folder, { recursive: true });
}

function asRoot(program: string, ...parameters: string[]): void {
  execFileSync(program, parameters);
}

async function main(): Promise<void> {
  const app = benchApp(await freshDatabase(postgres.url, "disk_full"), folder);
  const { bank, wallets } = await openWallets(app, CLIENTS, FUNDS_MINOR);
  const filler = join(folder, "filler");
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, Buffer.alloc(bavail * bsize - LEFT_BYTES));
  const outcomes = new Map<Transfer, string>();
  await Promise.all(wallets.map((wallet) => payUntilRefused(app, wallet, bank, outcomes)));
  rmSync(filler);
  postgres = await start();
  const unknown = [...outcomes].filter(([, code]) => code !== "created").map(([asked]) => asked);
  for (const asked of unknown) outcomes.set(asked, await askAgain(app, asked));
  const created = outcomes.size - unknown.length;
  console.log(`${created} posted, ${unknown.length} refused and posted when there was space again`);
  await assertConsistent(app, wallets, outcomes);
  await app.database.close();
}

async function payUntilRefused(
  app: App,
  wallet: string,
  bank: string,
  outcomes: Map<Transfer, string>,
): Promise<void> {
  for (let refusals = 0; refusals < REFUSALS_ENOUGH / CLIENTS; ) {
    const asked = move(wallet, bank, 1n);
    const code = await codeOf(app, asked);
    outcomes.set(asked, code);
    if (code === "created") continue;
    assert.equal(code, "unavailable");
    refusals += 1;
  }
}

function codeOf(app: App, asked: Transfer): Promise<string> {
  return app.lanes.submit(transfersLane, [asked]).then(
    ({ code }) => code,
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
}

/** The database may still be recovering. */
async function askAgain(app: App, asked: Transfer): Promise<string> {
  for (;;) {
    const code = await codeOf(app, asked);
    if (code !== "unavailable") return code;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function assertConsistent(
  app: App,
  wallets: string[],
  outcomes: Map<Transfer, string>,
): Promise<void> {
  const spent = new Map<string, bigint>();
  for (const [{ debitAccountId }, code] of outcomes) {
    assert.ok(code === "created" || code === "exists", code);
    spent.set(debitAccountId, (spent.get(debitAccountId) ?? 0n) + 1n);
  }
  const balances = await balancesOf(app.database, wallets);
  for (const id of wallets) {
    assert.equal(balances.get(id)?.balanceMinor, FUNDS_MINOR - (spent.get(id) ?? 0n));
  }
  assert.deepEqual((await proofOf(app)).failures, []);
  console.log("every wallet has what its answers say, and the ledger proves");
}
