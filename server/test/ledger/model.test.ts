import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  balancesOf,
  closeAccounts,
  freezeAccounts,
  type GroupResult,
  openAccounts,
  post,
  proveAll,
  sealLists,
  type Transfer,
} from "../../modules/ledger/index.ts";
import { accountKey } from "../../modules/ledger/keys.ts";
import { decide } from "../../modules/ledger/post/decide.ts";
import type {
  AccountState,
  HoldState,
  Plan,
  PlannedEntry,
  ReversedState,
  StoredTransfer,
} from "../../modules/ledger/post/state.ts";
import { insertProof, proofById } from "../../modules/ledger/proof/queries.ts";
import { manualClock } from "../../platform/clock.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { testApp } from "../harness.ts";
import { sized } from "../size.ts";
import { Model, type ModelAccount } from "./model.ts";
import { funding, makeAccounts, type Operation, operations, Translator } from "./sequences.ts";

/**
 * Goal: over random sequences of all verbs the ledger does what the reference model does, and
 * after every operation the six invariants hold. Most sequences run the pure decision over a store
 * in memory; some run the whole way through Postgres.
 * More: LEDGER_SEQUENCES=1000000 LEDGER_DATABASE_SEQUENCES=20000 npm test -- ledger/model
 *
 * `regressions.jsonl` holds the shrunk sequences that found a fault once, with what the fault was;
 * they are played before the random ones. A new failure prints the line to add. The first seven
 * were found by planting each fault once.
 */
const SEQUENCES = Number(process.env.LEDGER_SEQUENCES ?? sized({ sample: 2_000, whole: 10_000 }));
const DATABASE_SEQUENCES = Number(
  process.env.LEDGER_DATABASE_SEQUENCES ?? sized({ sample: 50, whole: 200 }),
);
const START = new Date("2026-11-21T08:00:00Z");

const regressions = readFileSync(new URL("regressions.jsonl", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .map((line): { fault: string; steps: Operation[] } => JSON.parse(line));

/** Plays the committed sequences first, then random ones. */
async function holds(
  runs: number,
  playOnce: (steps: readonly Operation[]) => Promise<void>,
): Promise<void> {
  const outcome = await fc.check(fc.asyncProperty(operations, playOnce), {
    numRuns: regressions.length + runs,
    examples: regressions.map(({ steps }): [Operation[]] => [steps]),
  });
  const [steps] = outcome.counterexample ?? [];
  if (!outcome.failed) return;
  const line = JSON.stringify({ fault: "say here what was wrong", steps });
  throw new Error(`for regressions.jsonl: ${line}`, { cause: outcome.errorInstance });
}

/** A ledger in memory: applies plans the way `write.ts` does. */
class MemoryStore {
  readonly accounts = new Map<string, AccountState>();
  readonly transfers = new Map<string, StoredTransfer>();
  readonly holds = new Map<string, HoldState>();
  readonly reversed = new Map<string, ReversedState>();
  readonly entries = new Map<bigint, PlannedEntry[]>();

  open(account: ModelAccount): void {
    this.accounts.set(account.id, {
      id: account.id,
      key: accountKey(account.id),
      currency: account.currency,
      floorMinor: account.floor,
      ceilingMinor: account.ceiling,
      debitFrozen: false,
      creditFrozen: false,
      closed: false,
      rulesVersion: 0,
      debitsPending: 0n,
      creditsPending: 0n,
      debitsPosted: 0n,
      creditsPosted: 0n,
      version: 0n,
      lastAtUs: BigInt(START.getTime()) * 1000n,
    });
  }

  apply(plan: Plan): void {
    for (const { before, after } of plan.accounts) {
      assert.equal(this.accounts.get(before.id)?.version, before.version);
      this.accounts.set(after.id, after);
    }
    for (const transfer of plan.transfers) this.transfers.set(transfer.id, transfer);
    for (const { after } of plan.holds) this.holds.set(after.id, after);
    for (const { after } of plan.reversed) this.reversed.set(after.id, after);
    for (const entry of plan.entries) {
      const entries = this.entries.get(entry.accountKey) ?? [];
      this.entries.set(entry.accountKey, [...entries, entry]);
    }
  }
}

/** The six invariants, each stated over the store alone or against the model. */
function assertInvariants(store: MemoryStore, model: Model): void {
  const sums = new Map<string, bigint>();
  for (const account of store.accounts.values()) {
    const balance = account.creditsPosted - account.debitsPosted;
    const pending = account.creditsPending - account.debitsPending;
    sums.set(account.currency, (sums.get(account.currency) ?? 0n) + balance);
    sums.set(
      `${account.currency} pending`,
      (sums.get(`${account.currency} pending`) ?? 0n) + pending,
    );
    // Sign: no counter runs below zero.
    for (const counter of [account.debitsPending, account.creditsPending]) assert.ok(counter >= 0n);
    // Floor and ceiling.
    if (account.floorMinor !== null)
      assert.ok(balance - account.debitsPending >= account.floorMinor);
    if (account.ceilingMinor !== null) {
      assert.ok(balance + account.creditsPending <= account.ceilingMinor);
    }
    // Identity: the account is its latest entry, versions have no gap, times only grow.
    const entries = store.entries.get(account.key) ?? [];
    assert.equal(BigInt(entries.length), account.version);
    const last = entries.at(-1);
    assert.equal(last?.balanceMinor ?? 0n, balance);
    assert.equal(last?.heldMinor ?? 0n, account.debitsPending);
    const before = entries.at(-2);
    if (last && before) assert.ok(last.atUs > before.atUs && last.version === before.version + 1n);
    // Holds and balances are what the log adds up to.
    assert.equal(balance, model.balance(account.id));
    assert.equal(account.debitsPending, model.held(account.id));
    assert.equal(account.creditsPending, model.incoming(account.id));
  }
  for (const [name, sum] of sums) assert.equal(sum, 0n, `conservation of ${name}`);
  assert.equal(store.transfers.size, model.log.length);
}

interface Ledger {
  post(groups: Transfer[][], now: Date): Promise<readonly GroupResult[]> | readonly GroupResult[];
  freeze(account: ModelAccount): Promise<void> | void;
  close(account: ModelAccount): Promise<boolean> | boolean;
  check(model: Model): Promise<void> | void;
}

async function play(
  ledger: Ledger,
  accounts: ModelAccount[],
  steps: readonly Operation[],
  clock: { now(): Date; advance(milliseconds: number): void },
  newId: () => string,
): Promise<void> {
  const model = new Model();
  for (const account of accounts) model.accounts.set(account.id, account);
  const translator = new Translator(accounts, newId);
  for (const step of [funding, ...steps]) {
    if (step.do === "wait") clock.advance(step.milliseconds);
    else if (step.do === "post") {
      const now = clock.now();
      const groups = step.groups.map((group) => group.map((raw) => translator.transfer(raw, now)));
      const results = await ledger.post(groups, now);
      for (const [index, group] of groups.entries()) {
        const expected = model.post(group, now);
        const { code, failedIndex } = results[index] as GroupResult;
        assert.deepEqual({ code, failedIndex }, { failedIndex: undefined, ...expected });
        if (code === "created") translator.accepted.push(...group);
      }
    } else await changeAccount(ledger, model, accounts[step.account], step);
    await ledger.check(model);
  }
}

async function changeAccount(
  ledger: Ledger,
  model: Model,
  account: ModelAccount | undefined,
  step: Extract<Operation, { do: "freeze" | "close" }>,
): Promise<void> {
  assert.ok(account);
  if (step.do === "freeze") {
    account.debitFrozen = step.debit;
    account.creditFrozen = step.credit;
    await ledger.freeze(account);
    return;
  }
  const money = [model.balance(account.id), model.held(account.id), model.incoming(account.id)];
  const isEmpty = money.every((amount) => amount === 0n);
  assert.equal(await ledger.close(account), isEmpty);
  if (isEmpty) account.closed = true;
}

function memoryLedger(accounts: readonly ModelAccount[]): Ledger {
  const store = new MemoryStore();
  for (const account of accounts) store.open(account);
  const change = (id: string, fields: Partial<AccountState>) => {
    const account = store.accounts.get(id);
    assert.ok(account);
    store.accounts.set(id, { ...account, ...fields });
  };
  return {
    post(groups, now) {
      const { results, plan } = decide(store, groups, now);
      store.apply(plan);
      return results;
    },
    freeze({ id, debitFrozen, creditFrozen }) {
      change(id, { debitFrozen, creditFrozen });
    },
    close({ id }) {
      const state = store.accounts.get(id);
      assert.ok(state);
      const isEmpty =
        state.creditsPosted === state.debitsPosted &&
        state.debitsPending + state.creditsPending === 0n;
      if (isEmpty) change(id, { closed: true });
      return isEmpty;
    },
    check: (model) => assertInvariants(store, model),
  };
}

const clock = manualClock(START);
const app = await testApp({ clock });

async function databaseLedger(accounts: readonly ModelAccount[]): Promise<Ledger> {
  const { database } = app;
  await database.transaction((tx) =>
    openAccounts(
      tx,
      accounts.map(({ id, currency, floor, ceiling }) => ({
        id,
        currency,
        code: 2100,
        owner: `customer:${id}`,
        floorMinor: floor,
        ceilingMinor: ceiling,
      })),
    ),
  );
  return {
    post: (groups) => database.transaction((tx) => post(tx, groups)),
    freeze: ({ id, debitFrozen, creditFrozen }) =>
      database.transaction((tx) =>
        freezeAccounts(tx, [id], { debit: debitFrozen, credit: creditFrozen }),
      ),
    close: ({ id }) =>
      database
        .transaction((tx) => closeAccounts(tx, [id]))
        .then(
          () => true,
          () => false,
        ),
    async check(model) {
      const ids = accounts.map(({ id }) => id);
      const balances = await balancesOf(database, ids);
      for (const id of ids) {
        const balance = balances.get(id);
        assert.equal(balance?.balanceMinor, model.balance(id));
        assert.equal(balance?.debitsPendingMinor, model.held(id));
        assert.equal(balance?.creditsPendingMinor, model.incoming(id));
      }
    },
  };
}

describe("random sequences against the reference model", () => {
  it(`holds in memory, ${SEQUENCES} sequences`, async () => {
    await holds(SEQUENCES, async (steps) => {
      const accounts = makeAccounts((index) => `account-${index}`);
      let ids = 0;
      const newId = () => `00000000-0000-7000-8000-${(ids++).toString(16).padStart(12, "0")}`;
      await play(memoryLedger(accounts), accounts, steps, manualClock(START), newId);
    });
  });
  it(`holds on Postgres, ${DATABASE_SEQUENCES} sequences, and the proof agrees`, async () => {
    await holds(DATABASE_SEQUENCES, async (steps) => {
      const sequence = uuidv7();
      const accounts = makeAccounts((index) => `${sequence}:${index}`);
      await play(await databaseLedger(accounts), accounts, steps, clock, () => uuidv7());
    });
    await sealLists(app);
    const proofId = uuidv7();
    await app.database.run(insertProof, proofId, "full", "test", app.clock.now(), 0n);
    await proveAll(app, proofId);
    const proof = await app.database.one(proofById, proofId);
    assert.deepEqual(proof.failures, []);
    assert.ok(proof.transfers > 0n && proof.finished_at !== null);
  });
});
