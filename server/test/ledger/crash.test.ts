import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import pg from "pg";
import { balancesOf, type Transfer } from "../../modules/ledger/index.ts";
import type { App } from "../../platform/app.ts";
import { ensureDatabase } from "../../platform/database/ensure-database.ts";
import { migrate } from "../../platform/database/migrate.ts";
import { startPostgres } from "../../platform/database/postgres.ts";
import { createApp } from "../../server.ts";
import { cloneDatabase, testConfig } from "../harness.ts";
import { sized } from "../size.ts";
import { move, openWallets, proofOf } from "./bank.ts";
import { type Answer, Writer } from "./writers.ts";

/**
 * Goal: no acknowledged money is lost or doubled, whoever is killed and when. Under load the
 * server, then the database, gets SIGKILL at random instants; every unknown outcome is asked again
 * with the same id. SIGKILL leaves the operating system's cache alone: it proves the order of
 * commits and answers, not the disk.
 * The long run: LEDGER_CRASHES=100 npm test -- ledger-crash
 */
const CRASHES = Number(process.env.LEDGER_CRASHES ?? sized({ sample: 2, whole: 4 }));
const CLIENTS = 40;
const WALLETS = 8;
const FUNDS_MINOR = 400n;
const KILL_AFTER_MS_MAX = 250;
const RETRY_MS = 20;
/** Ten seconds: longer than any recovery from so little load. */
const ROUNDS_MAX = 500;

/** What clients were told about each transfer; undefined: they do not know. */
class Book {
  readonly outcomes = new Map<Transfer, Answer | undefined>();

  note(transfer: Transfer, answer: Answer): void {
    this.outcomes.set(transfer, "code" in answer ? answer : undefined);
  }

  unknown(): Transfer[] {
    return [...this.outcomes].filter(([, answer]) => !answer).map(([transfer]) => transfer);
  }
}

async function load(
  writer: () => Writer,
  book: Book,
  wallets: string[],
  bank: string,
  until: Promise<unknown>,
) {
  let running = true;
  until.finally(() => {
    running = false;
  });
  const pick = () => wallets[Math.floor(Math.random() * wallets.length)] ?? bank;
  const client = async () => {
    while (running) {
      const debit = Math.random() < 0.2 ? bank : pick();
      const credit = debit === bank ? pick() : bank;
      const transfer = move(debit, credit, BigInt(1 + Math.floor(Math.random() * 90)));
      book.outcomes.set(transfer, undefined);
      const answer = await writer().ask([transfer]);
      book.note(transfer, answer);
      if (!("code" in answer)) await pause(RETRY_MS);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** Asks again, with the same ids, until every outcome is known; returns how many were not. */
async function resolveUnknown(writer: Writer, book: Book): Promise<number> {
  const unknown = book.unknown();
  let open = unknown;
  for (let round = 0; open.length > 0; round += 1) {
    assert.ok(round < ROUNDS_MAX, `${open.length} outcomes stay unknown`);
    const answers = await Promise.all(open.map((transfer) => writer.ask([transfer])));
    open.forEach((transfer, index) => {
      book.note(transfer, answers[index] as Answer);
    });
    open = book.unknown();
    if (open.length > 0) await pause(RETRY_MS);
  }
  return unknown.length;
}

async function assertBookIsLedger(app: App, book: Book, wallets: string[]): Promise<void> {
  const { rows } = await app.database.pool.query("select id from ledger.transfer");
  const stored = new Set(rows.map((row: { id: string }) => row.id));
  const expected = new Map(wallets.map((id) => [id, FUNDS_MINOR]));
  for (const [transfer, answer] of book.outcomes) {
    assert.ok(answer && "code" in answer);
    const done = answer.code === "created" || answer.code === "exists";
    assert.ok(done || answer.code === "exceeds_funds", answer.code);
    assert.equal(stored.has(transfer.id), done, `${transfer.id} was answered ${answer.code}`);
    if (!done) continue;
    for (const [id, sign] of [
      [transfer.debitAccountId, -1n],
      [transfer.creditAccountId, 1n],
    ] as const) {
      const before = expected.get(id);
      if (before !== undefined) expected.set(id, before + sign * transfer.amountMinor);
    }
  }
  const balances = await balancesOf(app.database, wallets);
  for (const id of wallets) assert.equal(balances.get(id)?.balanceMinor, expected.get(id));
  assert.deepEqual((await proofOf(app)).failures, []);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

const randomPause = () => pause(20 + Math.random() * KILL_AFTER_MS_MAX);

describe("SIGKILL under load", () => {
  it(`of the server, ${CRASHES} times, loses and doubles nothing`, async () => {
    const database = await cloneDatabase();
    const app = createApp({ config: await testConfig(), databaseUrl: database.url });
    after(async () => {
      await app.database.close();
      await database.drop();
    });
    const { bank, wallets } = await openWallets(app, WALLETS, FUNDS_MINOR);
    const book = new Book();
    let asked = 0;
    for (let crash = 0; crash < CRASHES; crash += 1) {
      const writer = await Writer.start(database.url);
      const killed = randomPause().then(() => writer.kill());
      await load(() => writer, book, wallets, bank, killed);
      const next = await Writer.start(database.url);
      asked += await resolveUnknown(next, book);
      await next.stop();
    }
    assert.ok(asked > 0, "no outcome was ever unknown: the kills came too late");
    await assertBookIsLedger(app, book, wallets);
  });

  it(`of the whole database, ${CRASHES} times, loses and doubles nothing`, async () => {
    const folder = await mkdtemp(join(tmpdir(), "jinnang-crash-"));
    await chmod(folder, 0o755);
    const start = () =>
      startPostgres({
        dataDir: folder,
        postgresBin: process.env.POSTGRES_BIN,
        settings: { shared_buffers: "64MB" },
      });
    let postgres = await start();
    const url = postgres.url("crash");
    await ensureDatabase(url);
    await migrate(url);
    const app = createApp({ config: await testConfig(), databaseUrl: url });
    const { bank, wallets } = await openWallets(app, WALLETS, FUNDS_MINOR);
    const writer = await Writer.start(url);
    after(async () => {
      await writer.stop();
      await app.database.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const book = new Book();
    for (let crash = 0; crash < CRASHES; crash += 1) {
      const killed = randomPause().then(() => killPostgres(url));
      await load(() => writer, book, wallets, bank, killed);
      postgres = await start();
      await resolveUnknown(writer, book);
    }
    await assertBookIsLedger(app, book, wallets);
  });
});

/** SIGKILL to the postmaster and all its children at once. */
async function killPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query("show data_directory");
  await client.end();
  const file = join(rows[0].data_directory, "postmaster.pid");
  const postmaster = Number(readFileSync(file, "utf8").split("\n")[0]);
  const pids = [postmaster, ...childrenOf(postmaster)];
  // A child may end by itself as soon as its postmaster is gone.
  for (const pid of pids) killIfThere(pid);
  // A dead process that nobody has buried yet still looks like a running server to `pg_ctl`.
  for (const pid of pids) while (parentOf(pid) !== undefined) await pause(10);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as { code?: string }).code !== "ESRCH") throw error;
  }
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
}

function childrenOf(parent: number): number[] {
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  return pids.filter((pid) => parentOf(pid) === parent);
}
