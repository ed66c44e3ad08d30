// Goal: whoever takes over a phone number gets neither the money nor the keys to it, not by waiting
// either, and everybody who may be the owner is told and can stop it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unlockWallet } from "../../modules/identity/index.ts";
import { manualClock } from "../../platform/clock.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { client, giveMoney, newShop, PASSWORD, PIN } from "../people.ts";
import {
  type Browser,
  browser,
  codeFor,
  messagesTo,
  signedInCustomer,
  signIn,
  type TestCustomer,
  waitForMessage,
} from "./browser.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const HOUR = 3_600_000;
const THIEFS = "lantern-river-42";
let mailboxes = 0;

async function withEmail(person: TestCustomer): Promise<string> {
  mailboxes += 1;
  const email = `owner${mailboxes}@example.com`;
  const { body } = await person.browser.post("/email/code", { email, password: PASSWORD });
  const code = await codeFor(server, email);
  await person.browser.post("/email/confirm", { emailId: body.emailId, code });
  clock.advance(1_000);
  return email;
}

/** Somebody who reads the number's messages resets the password and signs in. */
async function takeOver(phone: string, codes = 1): Promise<{ thief: Browser; token: string }> {
  const thief = browser(server);
  const { body } = await thief.post("/password/forgot/code", { phone, channel: "sms" });
  const code = await codeFor(server, phone, codes);
  const form = { recoveryId: body.recoveryId, code, password: THIEFS };
  assert.equal((await thief.post("/password/forgot/finish", form)).status, 204);
  const answer = await signIn(thief, phone, THIEFS);
  assert.equal(answer.status, 200);
  return { thief, token: answer.body.token };
}

/** The token of the newest link that locks, in the messages to an address. */
async function lockLinkTo(address: string, about: RegExp): Promise<string> {
  console.log(address, await messagesTo(server, address));
  const text = await waitForMessage(server, address, (it) => about.test(it));
  const token = /\/lock#([\w-]{22})/.exec(text)?.[1];
  assert.ok(token, text);
  return token;
}

describe("a thief of the number", () => {
  it("changes neither e-mail address nor PIN while the hold lasts", async () => {
    const person = await signedInCustomer(server);
    const { thief } = await takeOver(person.phone);
    const email = { email: "thief@example.com", password: THIEFS };
    assert.equal((await thief.post("/email/code", email)).body.code, "recovery_hold");
    const pin = { pin: "135792", password: THIEFS };
    assert.equal((await thief.send("PUT", "/pin", pin)).body.code, "recovery_hold");
    assert.equal((await thief.post("/pin/reset/code", {})).body.code, "recovery_hold");
    const { recoveryHold } = (await thief.get("/me")).body;
    assert.deepEqual([recoveryHold.active, recoveryHold.money], [true, true]);
  });

  it("neither pays, tops up nor links an account meanwhile, and reads until when", async () => {
    const person = await signedInCustomer(server);
    await giveMoney(server, { id: person.customerId }, 10_000n);
    const shop = await newShop(server);
    const { token } = await takeOver(person.phone);
    const thief = client(server, { app: "wallet", token });
    const amount = { currency: "CNY", value: 500 };
    const payment = await thief.post("/v1/wallet/payments", { code: shop.code, amount });
    assert.equal(payment.body.code, "recovery_hold", payment.text);
    assert.match(payment.body.detail ?? payment.text, /\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    const bank = { rail: "bank", institution: "ICBC", number: "6222020000000002" };
    const link = await thief.post("/v1/wallet/instruments", { ...bank, holderName: "王芳" });
    assert.notEqual(link.status, 201);
  });

  it("cannot confirm an order that the owner left open before", async () => {
    const person = await signedInCustomer(server);
    await giveMoney(server, { id: person.customerId }, 10_000n);
    const shop = await newShop(server);
    const own = client(server, { app: "wallet", token: person.token });
    const amount = { currency: "CNY", value: 500 };
    const order = await own.post("/v1/wallet/payments", { code: shop.code, amount });
    const { token } = await takeOver(person.phone);
    const thief = client(server, { app: "wallet", token });
    const confirmationId = "00000000-0000-4000-8000-000000000000";
    const path = `/v1/wallet/payments/${order.body.id}/confirm`;
    assert.equal((await thief.post(path, { confirmationId })).body.code, "recovery_hold");
  });

  it("gets no PIN by waiting: the same number never resets both secrets", async () => {
    const person = await signedInCustomer(server);
    const { thief } = await takeOver(person.phone);
    clock.advance(73 * HOUR);
    const change = await thief.send("PUT", "/pin", { pin: "135792", password: THIEFS });
    assert.equal(change.body.code, "factor_required");
    const wrong = { pin: "135792", password: THIEFS, currentPin: "975310" };
    assert.equal((await thief.send("PUT", "/pin", wrong)).body.code, "pin_wrong");
    assert.equal((await thief.post("/pin/reset/code", {})).body.code, "pin_reset_needs_proof");
  });

  it("gets no PIN by an e-mail address added after the hold either", async () => {
    const person = await signedInCustomer(server);
    const { thief } = await takeOver(person.phone);
    clock.advance(73 * HOUR);
    const email = `thief${person.customerId.slice(-8)}@example.com`;
    const { body } = await thief.post("/email/code", { email, password: THIEFS });
    const code = await codeFor(server, email);
    await thief.post("/email/confirm", { emailId: body.emailId, code });
    const reset = await thief.post("/pin/reset/code", { channel: "email" });
    assert.equal(reset.body.code, "pin_reset_needs_proof");
    assert.equal((await thief.post("/recovery-hold/code", {})).body.code, "channel_not_confirmed");
  });

  it("does not shorten the hold by a second recovery", async () => {
    const person = await signedInCustomer(server);
    const { thief } = await takeOver(person.phone);
    const first = (await thief.get("/me")).body.recoveryHold;
    clock.advance(HOUR);
    const { thief: again } = await takeOver(person.phone, 2);
    const second = (await again.get("/me")).body.recoveryHold;
    assert.ok(Date.parse(second.until) > Date.parse(first.until));
  });
});

describe("the owner who recovered by the number", () => {
  it("goes on at once with the old PIN", async () => {
    const person = await signedInCustomer(server);
    const { thief: own } = await takeOver(person.phone);
    assert.deepEqual((await own.get("/me")).body.recoveryHold.waysOut, ["pin"]);
    assert.equal((await own.post("/recovery-hold/lift", { pin: "975310" })).body.code, "pin_wrong");
    const lifted = await own.post("/recovery-hold/lift", { pin: PIN });
    assert.equal(lifted.body.recoveryHold, null);
    assert.equal((await own.post("/pin/reset/code", {})).status, 200);
    assert.equal(
      (await own.post("/recovery-hold/lift", { pin: PIN })).body.code,
      "no_recovery_hold",
    );
  });

  it("goes on at once with a code to the old e-mail address", async () => {
    const person = await signedInCustomer(server);
    const email = await withEmail(person);
    const { thief: own } = await takeOver(person.phone);
    assert.deepEqual((await own.get("/me")).body.recoveryHold.waysOut, ["pin", "email"]);
    const { body } = await own.post("/recovery-hold/code");
    const code = await codeFor(server, email, 2);
    const lifted = await own.post("/recovery-hold/lift", { holdId: body.holdId, code });
    assert.equal(lifted.body.recoveryHold, null, JSON.stringify(lifted.body));
  });

  it("goes on when staff unlocked the wallet after looking at papers", async () => {
    const person = await signedInCustomer(server);
    const { thief: own } = await takeOver(person.phone);
    await own.post("/lock", { reason: "other" });
    await server.app.database.transaction((tx) =>
      unlockWallet(tx, systemActor("case"), person.customerId, "case"),
    );
    assert.equal((await own.get("/me")).body.recoveryHold, null);
  });
});

describe("“this was not me”", () => {
  it("reaches the old e-mail address, and stops the thief of the number for good", async () => {
    const person = await signedInCustomer(server);
    const email = await withEmail(person);
    const { thief } = await takeOver(person.phone);
    const token = await lockLinkTo(email, /重设了您的登录密码/);
    const reader = browser(server);
    assert.equal((await reader.post("/lock/link", { token })).status, 204);
    assert.equal((await thief.get("/me")).status, 401);
    assert.notEqual((await signIn(thief, person.phone, THIEFS)).status, 200);
    // The number proves nothing more until staff looked: no code comes for it.
    clock.advance(2 * HOUR);
    await thief.post("/password/forgot/code", { phone: person.phone, channel: "sms" });
    await waitForMessage(server, person.phone, (text) =>
      /the number cannot reset its password/.test(text),
    );
  });

  it("locks once: a used, an old and an invented link lock nothing and say so", async () => {
    const person = await signedInCustomer(server);
    const token = await lockLinkTo(person.phone, /新设备/);
    const reader = browser(server);
    assert.equal((await reader.post("/lock/link", { token })).status, 204);
    assert.equal((await reader.post("/lock/link", { token })).body.code, "lock_link_void");
    const other = await signedInCustomer(server);
    const late = await lockLinkTo(other.phone, /新设备/);
    clock.advance(8 * 24 * HOUR);
    assert.equal((await reader.post("/lock/link", { token: late })).body.code, "lock_link_void");
    const invented = await reader.post("/lock/link", { token: "A".repeat(22) });
    assert.equal(invented.body.code, "lock_link_void");
  });

  it("is lifted by staff only: link and number together open nothing", async () => {
    const person = await signedInCustomer(server);
    const email = await withEmail(person);
    const token = await lockLinkTo(person.phone, /新设备/);
    await browser(server).post("/lock/link", { token });
    const own = browser(server);
    const { body } = await own.post("/password/forgot/code", {
      phone: person.phone,
      channel: "email",
    });
    const code = await codeFor(server, email, 2);
    await own.post("/password/forgot/finish", {
      recoveryId: body.recoveryId,
      code,
      password: THIEFS,
    });
    assert.equal((await signIn(own, person.phone, THIEFS)).status, 200);
    const { walletLock } = (await own.get("/me")).body;
    assert.deepEqual([walletLock.reason, walletLock.selfUnlock], ["not_me", false]);
    assert.equal((await own.post("/unlock/code")).body.code, "unlock_needs_staff");
  });

  it("puts back the address that a borrowed session replaced", async () => {
    const person = await signedInCustomer(server);
    const email = await withEmail(person);
    const thiefs = `swap${person.customerId.slice(-8)}@example.com`;
    clock.advance(HOUR);
    const { body } = await person.browser.post("/email/code", {
      email: thiefs,
      password: PASSWORD,
    });
    const code = await codeFor(server, thiefs);
    await person.browser.post("/email/confirm", { emailId: body.emailId, code });
    const token = await lockLinkTo(email, /邮箱 s\*\*\*@/);
    await browser(server).post("/lock/link", { token });
    const { rows } = await server.app.database.pool.query(
      "select email_masked from identity.customer where id = $1",
      [person.customerId],
    );
    assert.deepEqual(rows, [{ email_masked: "o***@example.com" }]);
  });

  it("never stands in the inbox, which whoever is signed in reads", async () => {
    const person = await signedInCustomer(server);
    await lockLinkTo(person.phone, /新设备/);
    const { rows } = await server.app.database.pool.query(
      "select data::text as data from notify.inbox_item where customer_id = $1",
      [person.customerId],
    );
    assert.ok(rows.length > 0);
    for (const { data } of rows) assert.doesNotMatch(data, /lock#/);
  });
});

describe("the emergency lock", () => {
  it("takes the number and a code, no password, and signs every device out", async () => {
    const person = await signedInCustomer(server);
    const friend = browser(server);
    const { body } = await friend.post("/lock/code", { phone: person.phone });
    const code = await codeFor(server, person.phone);
    const form = { lockId: body.lockId, code, reason: "stolen" };
    assert.equal((await friend.post("/lock/finish", form)).status, 204);
    assert.equal((await person.browser.get("/me")).status, 401);
    await signIn(person.browser, person.phone);
    const { walletLock } = (await person.browser.get("/me")).body;
    assert.deepEqual([walletLock.reason, walletLock.selfUnlock], ["stolen", true]);
  });

  it("tells nobody whether a number has a wallet", async () => {
    const person = await signedInCustomer(server);
    const nobody = "+8613900000077";
    const shapes = [];
    for (const phone of [person.phone, nobody]) {
      const stranger = browser(server);
      const sent = await stranger.post("/lock/code", { phone });
      const form = { lockId: sent.body.lockId, code: "000000", reason: "stolen" };
      const finished = await stranger.post("/lock/finish", form);
      shapes.push([
        sent.status,
        Object.keys(sent.body).sort(),
        finished.status,
        finished.body.code,
      ]);
    }
    assert.deepEqual(shapes[0], shapes[1]);
    await waitForMessage(server, nobody, (text) =>
      /lock the wallet of this number, but it has none/.test(text),
    );
  });

  it("has codes of its own: a stranger who uses up the recovery codes does not prevent it", async () => {
    const person = await signedInCustomer(server);
    const stranger = browser(server);
    for (let count = 0; count < 6; count += 1) {
      await stranger.post("/password/forgot/code", { phone: person.phone, channel: "sms" });
      clock.advance(6 * 60_000);
    }
    const spent = await stranger.post("/password/forgot/code", { phone: person.phone });
    assert.equal(spent.body.code, "code_limit");
    assert.equal((await stranger.post("/lock/code", { phone: person.phone })).status, 200);
    assert.ok((await messagesTo(server, person.phone)).length > 0);
  });
});
