import type { App } from "../../../platform/app.ts";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { proofFailed } from "../events.ts";
import type { Failure } from "../types.ts";
import { checkAccounts, FAILURES_MAX, proveSeal, type SealProof } from "./prove-seal.ts";
import {
  accountKeysAfter,
  advanceProof,
  awaitLists,
  continuousProof,
  finishProof,
  insertProof,
  type ProofRow,
  proofById,
  tryProofLock,
  unevenCurrencies,
  wrongHolds,
  wrongReversals,
} from "./queries.ts";
import { lastSeal, type SealRow, sealByNumber } from "./queries-seals.ts";

/** Failures kept with a proof. */
const FAILURES_KEPT_MAX = 100;
const ACCOUNTS_CHUNK = 5_000;
const KEY_MIN = -(2n ** 63n);

/**
 * The continuous proof: checks every seal not checked yet, then records when it caught up. One
 * process at a time; a failure raises an alarm and stays on the screen.
 */
export async function proveNew(app: App): Promise<void> {
  for (;;) {
    const isMore = await app.database.transaction(async (tx) => {
      if (!(await tx.one(tryProofLock)).locked) return false;
      const proof = await openContinuous(tx);
      const seal = await tx.maybe(sealByNumber, proof.seal_number + 1n);
      if (seal) await advance(tx, proof, seal.number, await provenSeal(tx, seal));
      else await tx.run(finishProof, proof.id, tx.now, proof.seal_number);
      return seal !== undefined;
    });
    if (!isMore) return;
  }
}

async function openContinuous(tx: Tx): Promise<ProofRow> {
  const proof = await tx.maybe(continuousProof);
  if (proof) return proof;
  await tx.run(insertProof, uuidv7(), "continuous", "system:ledger", tx.now, 0n);
  return tx.one(continuousProof);
}

/** Checks over the whole ledger that need no walk; run between the seals, about once a minute. */
export async function proveTotals(app: App): Promise<void> {
  const failures = await confirmed(app, totals);
  if (failures.length === 0) return;
  await app.database.transaction(async (tx) => {
    const proof = await openContinuous(tx);
    const nothing = { lists: 0, transfers: 0, accounts: 0, failures };
    await advance(tx, proof, proof.seal_number, nothing);
  });
}

/**
 * What fails is asked again while no list is being written, and only that answer counts: on a
 * database spread over machines the parts of one commit become visible one after the other.
 */
async function confirmed(
  app: App,
  check: (reader: Reader) => Promise<Failure[]>,
): Promise<Failure[]> {
  if ((await check(app.database)).length === 0) return [];
  return app.database.transaction(async (tx) => {
    await tx.one(awaitLists);
    return check(tx);
  });
}

/** The same for one link of the chain. */
async function provenSeal(tx: Tx, seal: SealRow): Promise<SealProof> {
  const proven = await proveSeal(tx, seal);
  if (proven.failures.length === 0) return proven;
  await tx.one(awaitLists);
  return proveSeal(tx, seal);
}

async function totals(reader: Reader): Promise<Failure[]> {
  const currencies = await reader.all(unevenCurrencies);
  const holds = await reader.all(wrongHolds, FAILURES_MAX);
  return [
    ...currencies.map((row) => ({ check: "sum" as const, subject: `currency ${row.currency}` })),
    ...holds.map((row) => ({ check: "hold" as const, subject: `account key ${row.key}` })),
  ];
}

async function reversals(reader: Reader): Promise<Failure[]> {
  const rows = await reader.all(wrongReversals, FAILURES_MAX);
  return rows.map((row) => ({ check: "reversal" as const, subject: `transfer ${row.id}` }));
}

async function advance(
  tx: Tx,
  proof: ProofRow,
  sealNumber: bigint,
  proven: { lists: number; transfers: number; accounts: number; failures: readonly Failure[] },
): Promise<void> {
  const known = proof.failures as Failure[];
  const isKnown = (failure: Failure) =>
    known.some(({ check, subject }) => check === failure.check && subject === failure.subject);
  const fresh = proven.failures.filter((failure) => !isKnown(failure));
  const failures = JSON.stringify([...known, ...fresh].slice(0, FAILURES_KEPT_MAX));
  const { lists, transfers, accounts } = proven;
  await tx.run(advanceProof, proof.id, sealNumber, lists, transfers, accounts, failures);
  if (fresh.length === 0) return;
  tx.app.log.error({ proof: proof.id, failures: fresh }, "the ledger does not add up");
  await publish(tx, proofFailed({ proofId: proof.id, failures: fresh }));
}

/**
 * The full proof, from the first seal to the last, then every account, hold and reversal. Its row
 * shows the progress; a repeated run goes on where the last one ended.
 */
export async function proveAll(app: App, proofId: string): Promise<void> {
  const { database } = app;
  const total = (await database.maybe(lastSeal))?.number ?? 0n;
  for (let proof = await database.one(proofById, proofId); proof.seal_number < total; ) {
    const seal = await database.one(sealByNumber, proof.seal_number + 1n);
    const proven = await database.transaction((tx) => provenSeal(tx, seal));
    await recordFull(app, proofId, seal.number, proven);
    proof = await database.one(proofById, proofId);
  }
  const counted = await everyAccount(database);
  const failures: Failure[] = [
    ...counted.failures,
    ...(await confirmed(app, totals)),
    ...(await confirmed(app, reversals)),
  ];
  await recordFull(app, proofId, total, { lists: 0, transfers: 0, accounts: 0, failures });
  await database.run(finishProof, proofId, app.clock.now(), total);
}

function recordFull(
  app: App,
  proofId: string,
  sealNumber: bigint,
  proven: Parameters<typeof advance>[3],
): Promise<void> {
  return app.database.transaction(async (tx) =>
    advance(tx, await tx.one(proofById, proofId), sealNumber, proven),
  );
}

async function everyAccount(reader: Reader): Promise<{ failures: Failure[] }> {
  const failures: Failure[] = [];
  for (let after = KEY_MIN; ; ) {
    const rows = await reader.all(accountKeysAfter, after, ACCOUNTS_CHUNK);
    const last = rows.at(-1);
    if (!last || failures.length >= FAILURES_KEPT_MAX) return { failures };
    const keys = rows.map((row) => row.key);
    failures.push(...(await checkAccounts(reader, keys)));
    after = last.key;
  }
}
