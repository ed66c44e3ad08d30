// Goal: the pure rules behind counted tries, PINs and risk. Method: tables.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countTry, pinTries, signInTries } from "../../modules/identity/factors/attempts.ts";
import { isWeakPin } from "../../modules/identity/factors/pin-rules.ts";
import { decide } from "../../modules/risk/rules.ts";

const NOW = new Date("2026-11-21T08:00:00Z");
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

describe("a counted try", () => {
  const fresh = { failures: 0, lock_rounds: 0, locked_until: null, changed_at: NOW };
  const lockMinutes = (row: typeof fresh, policy = signInTries) => {
    const { taken } = countTry(policy, row, NOW);
    assert.ok(taken.allowed && taken.lockedUntil);
    return (taken.lockedUntil.getTime() - NOW.getTime()) / 60_000;
  };

  it("locks longer with every round, up to a day", () => {
    const rounds = [0, 1, 2, 3, 4, 5, 6, 50];
    const minutes = rounds.map((lock_rounds) =>
      lockMinutes({ ...fresh, failures: 4, lock_rounds }),
    );
    assert.deepEqual(minutes, [15, 30, 60, 180, 720, 1_440, 1_440, 1_440]);
  });

  it("locks a PIN for three hours each time", () => {
    const minutes = [0, 1, 9].map((lock_rounds) =>
      lockMinutes({ ...fresh, failures: 4, lock_rounds }, pinTries),
    );
    assert.deepEqual(minutes, [180, 180, 180]);
  });

  it("is not allowed while the lock holds, and does not prolong it", () => {
    const row = { ...fresh, locked_until: new Date(NOW.getTime() + 1) };
    const { taken, next } = countTry(signInTries, row, NOW);
    assert.equal(taken.allowed, false);
    assert.equal(next, undefined);
  });

  it("is forgotten after a quiet day, but not by a lock that lasted one", () => {
    const old = { ...fresh, failures: 4, lock_rounds: 3, changed_at: ago(25 * 60) };
    assert.equal(countTry(signInTries, old, NOW).next?.lock_rounds, 0);
    const locked = { ...old, failures: 0, lock_rounds: 6, locked_until: ago(60) };
    assert.equal(countTry(signInTries, locked, NOW).next?.lock_rounds, 6);
  });
});

describe("a weak PIN", () => {
  const weak = [
    ["a row up", "012345"],
    ["a row down", "987654"],
    ["one digit", "777777"],
    ["a half repeated", "258258"],
    ["a pair repeated", "474747"],
    ["a mirror image", "375573"],
    ["two digits only", "112122"],
    ["a keyboard column", "147258"],
  ] as const;
  for (const [why, pin] of weak) it(`is ${why}`, () => assert.equal(isWeakPin(pin), true));
  it("is not just any six digits", () => {
    for (const pin of ["246810", "904713", "135802", "730196"]) {
      assert.equal(isWeakPin(pin), false, pin);
    }
  });
});

describe("risk", () => {
  const decision = (counts: Record<string, number>) =>
    decide(new Map(Object.entries(counts))).decision;

  it("allows what is ordinary", () => {
    assert.equal(decision({}), "allow");
    assert.equal(decision({ sign_in_locked: 2, pin_locked: 2, new_device: 9 }), "allow");
  });

  it("never locks for what a stranger can cause from outside", () => {
    assert.equal(decision({ sign_in_locked: 1_000, recovery_code_dead: 1_000 }), "step_up");
  });

  it("locks for what happens inside a session, and says why", () => {
    const { decision, reasons } = decide(
      new Map([
        ["pin_locked", 3],
        ["sign_in_locked", 3],
      ]),
    );
    assert.equal(decision, "lock");
    assert.deepEqual(
      reasons.map((reason) => [reason.kind, reason.count]),
      [
        ["sign_in_locked", 3],
        ["pin_locked", 3],
      ],
    );
  });
});
