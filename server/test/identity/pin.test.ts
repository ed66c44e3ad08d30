// Goal: the PIN confirms payments and nothing else does; locks hold and end as promised.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  lockWallet,
  spendConfirmation,
  spendConfirmations,
  unlockWallet,
  walletLockOf,
} from "../../modules/identity/index.ts";
import { manualClock } from "../../platform/clock.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { PASSWORD, PIN } from "../people.ts";
import { codeFor, signedInCustomer, type TestCustomer, waitForMessage } from "./browser.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PURPOSE = "payment:01a20060-0000-7000-8000-000000000001";

async function prove({ browser }: TestCustomer, pin = PIN, purpose = PURPOSE) {
  return browser.post("/confirmations", { pin, purpose });
}

async function wrongPins(person: TestCustomer, count: number) {
  const answers = [];
  for (let index = 0; index < count; index += 1) answers.push(await prove(person, "135791"));
  return answers;
}

async function resetPin(person: TestCustomer, pin: string, codes = 1) {
  const { body } = await person.browser.post("/pin/reset/code");
  const code = await codeFor(server, person.phone, codes);
  return person.browser.post("/pin/reset/finish", {
    resetId: body.resetId,
    code,
    password: PASSWORD,
    pin,
  });
}

describe("the PIN", () => {
  it("is set with the password, and shown to be set", async () => {
    const person = await signedInCustomer(server, { pin: undefined });
    assert.equal((await prove(person)).body.code, "pin_not_set");
    const wrong = await person.browser.send("PUT", "/pin", { pin: PIN, password: "not-mine" });
    assert.equal(wrong.body.code, "password_wrong");
    const set = await person.browser.send("PUT", "/pin", { pin: PIN, password: PASSWORD });
    assert.equal(set.status, 204);
    assert.equal((await person.browser.get("/me")).body.hasPin, true);
    assert.equal((await prove(person)).status, 200);
  });

  it("is refused when it is easy to guess", async () => {
    const person = await signedInCustomer(server, { pin: undefined });
    const own = person.phone.slice(-6);
    for (const pin of ["123456", "654321", "111111", "121212", "123123", "123321", "112233", own]) {
      const { body } = await person.browser.send("PUT", "/pin", { pin, password: PASSWORD });
      assert.equal(body.code, "pin_weak", pin);
    }
  });

  it("counts wrong tries, locks payments for three hours, then opens by itself", async () => {
    const person = await signedInCustomer(server);
    const answers = await wrongPins(person, 5);
    assert.deepEqual(
      answers.map(({ body }) => body.triesLeft ?? body.code),
      [4, 3, 2, 1, "pin_locked"],
    );
    assert.ok(answers.every(({ body }) => body.moneyMoved === false));
    assert.equal((await prove(person)).body.code, "pin_locked");
    const { body } = await person.browser.get("/me");
    assert.equal(body.pinLockedUntil, answers[4]?.body.until);
    await waitForMessage(server, person.phone, (text) => /5 次|5 wrong/.test(text));
    clock.advance(3 * HOUR);
    assert.equal((await person.browser.get("/me")).body.pinLockedUntil, null);
    assert.equal((await prove(person)).status, 200);
  });

  it("starts to count afresh after a right one", async () => {
    const person = await signedInCustomer(server);
    await wrongPins(person, 4);
    assert.equal((await prove(person)).status, 200);
    assert.equal((await wrongPins(person, 1))[0]?.body.triesLeft, 4);
  });

  it("is reset with code and password, which ends the lock at once", async () => {
    const person = await signedInCustomer(server);
    await wrongPins(person, 5);
    assert.equal((await resetPin(person, "135802")).status, 204);
    assert.equal((await prove(person, "135802")).status, 200);
    assert.equal((await prove(person)).body.code, "pin_wrong");
  });

  it("changed with the password alone stays locked", async () => {
    const person = await signedInCustomer(server);
    await wrongPins(person, 5);
    await person.browser.send("PUT", "/pin", {
      pin: "135802",
      password: PASSWORD,
      currentPin: PIN,
    });
    assert.equal((await prove(person, "135802")).body.code, "pin_locked");
  });

  it("is not reset by the code of somebody else", async () => {
    const one = await signedInCustomer(server);
    const two = await signedInCustomer(server);
    const { body } = await one.browser.post("/pin/reset/code");
    const code = await codeFor(server, one.phone);
    const form = { resetId: body.resetId, code, password: PASSWORD, pin: "135802" };
    const stolen = await two.browser.post("/pin/reset/finish", form);
    assert.equal(stolen.body.code, "code_expired");
    assert.equal((await one.browser.post("/pin/reset/finish", form)).status, 204);
  });
});

describe("a confirmation", () => {
  const spend = (
    { customerId, sessionId }: TestCustomer,
    purpose: string,
    confirmationId: string,
  ) =>
    server.app.database.transaction((tx) =>
      spendConfirmation(tx, { customerId, sessionId, purpose, confirmationId }),
    );
  const refused = { code: "confirmation_required" };

  it("is spent once, even by two at the same time", async () => {
    const person = await signedInCustomer(server);
    const { body } = await prove(person);
    const results = await Promise.allSettled(
      [1, 2].map(() => spend(person, PURPOSE, body.confirmationId)),
    );
    assert.deepEqual(results.map((result) => result.status).sort(), ["fulfilled", "rejected"]);
    await assert.rejects(spend(person, PURPOSE, body.confirmationId), refused);
  });

  it("serves only its customer and its purpose", async () => {
    const person = await signedInCustomer(server);
    const other = await signedInCustomer(server);
    const { body } = await prove(person);
    const id = body.confirmationId;
    await assert.rejects(spend(other, PURPOSE, id), refused);
    await assert.rejects(spend(person, "payment:another", id), refused);
    await spend(person, PURPOSE, id);
  });

  it("is worth nothing after five minutes", async () => {
    const person = await signedInCustomer(server);
    const { body } = await prove(person);
    clock.advance(5 * MINUTE);
    await assert.rejects(spend(person, PURPOSE, body.confirmationId), refused);
  });

  it("serves only the first item of a list that names it twice", async () => {
    const person = await signedInCustomer(server);
    const { body } = await prove(person);
    const use = {
      customerId: person.customerId,
      sessionId: person.sessionId,
      purpose: PURPOSE,
      confirmationId: body.confirmationId,
    };
    const spent = await server.app.database.transaction((tx) => spendConfirmations(tx, [use, use]));
    assert.deepEqual(spent, [true, false]);
  });
});

describe("the wallet's lock", () => {
  const unlock = async (person: TestCustomer, change: Record<string, string> = {}) => {
    const { body } = await person.browser.post("/unlock/code");
    const code = body.unlockId ? await codeFor(server, person.phone) : "000000";
    return person.browser.post("/unlock/finish", {
      unlockId: body.unlockId ?? "00000000-0000-4000-8000-000000000000",
      code,
      password: PASSWORD,
      pin: PIN,
      ...change,
    });
  };

  it("is set by the owner at once, and lifted with code, password and PIN", async () => {
    const person = await signedInCustomer(server);
    const locked = await person.browser.post("/lock", { reason: "lost_phone" });
    assert.equal(locked.body.walletLock.reason, "lost_phone");
    assert.equal(locked.body.walletLock.by, "customer");
    assert.equal((await unlock(person, { password: "not-mine" })).body.code, "password_wrong");
    clock.advance(HOUR);
    const { body } = await person.browser.post("/unlock/code");
    const code = await codeFor(server, person.phone, 2);
    const form = { unlockId: body.unlockId, code, password: PASSWORD, pin: PIN };
    const wrongPin = await person.browser.post("/unlock/finish", { ...form, pin: "135791" });
    assert.equal(wrongPin.body.code, "pin_wrong");
    const unlocked = await person.browser.post("/unlock/finish", form);
    assert.equal(unlocked.body.walletLock, null);
    assert.equal((await unlock(person)).body.code, "wallet_not_locked");
  });

  it("keeps its first reason", async () => {
    const person = await signedInCustomer(server);
    await person.browser.post("/lock", { reason: "stolen" });
    const second = await person.browser.post("/lock", { reason: "other" });
    assert.equal(second.body.walletLock.reason, "stolen");
  });

  it("set by staff is not lifted by the customer", async () => {
    const person = await signedInCustomer(server);
    const staff = {
      kind: "staff" as const,
      staffId: person.customerId,
      staffNumber: "10013",
      displayName: "赵敏",
      roles: ["compliance" as const],
      sessionId: person.customerId,
      address: "127.0.0.1",
      language: "zh" as const,
    };
    const { database } = server.app;
    await database.transaction((tx) => lockWallet(tx, staff, person.customerId, "fraud_report"));
    assert.equal((await unlock(person)).body.code, "unlock_needs_staff");
    await database.transaction((tx) => unlockWallet(tx, staff, person.customerId, "case"));
    assert.equal(await walletLockOf(database, person.customerId), null);
  });

  it("is set by itself after three rounds of wrong PINs, and once lifted stays so", async () => {
    const person = await signedInCustomer(server);
    for (let round = 0; round < 3; round += 1) {
      await wrongPins(person, 5);
      clock.advance(3 * HOUR);
    }
    const { body } = await person.browser.get("/me");
    assert.deepEqual([body.walletLock.reason, body.walletLock.by], ["risk", "system"]);
    assert.equal((await unlock(person)).body.walletLock, null);
    await wrongPins(person, 5);
    assert.equal((await person.browser.get("/me")).body.walletLock, null);
  });

  it("is told to the customer and written to the audit log", async () => {
    const person = await signedInCustomer(server);
    const { database } = server.app;
    await database.transaction((tx) =>
      lockWallet(tx, systemActor("test"), person.customerId, "risk"),
    );
    await waitForMessage(server, person.phone, (text) => /锁定/.test(text));
    const { rows } = await database.pool.query(
      "select actor, details from platform.audit_entry where action = $1 and subject = $2",
      ["identity.wallet-locked", `customer:${person.customerId}`],
    );
    assert.deepEqual(rows, [{ actor: "system:test", details: { reason: "risk" } }]);
  });
});
