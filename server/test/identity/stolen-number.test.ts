// Goal: whoever takes over a phone number gets neither the money nor the keys to it, not by waiting
// either, and the owner goes on with what is older than the number.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unlockWallet } from "../../modules/identity/index.ts";
import { manualClock } from "../../platform/clock.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { client, giveMoney, newShop, PIN } from "../people.ts";
import { codeFor, signedInCustomer } from "./browser.ts";
import { THIEFS_PASSWORD, takeOver, withEmail } from "./take-over.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const HOUR = 3_600_000;

describe("a thief of the number", () => {
  it("changes neither e-mail address nor PIN while the hold lasts", async () => {
    const person = await signedInCustomer(server);
    const { thief } = await takeOver(server, person.phone);
    const email = { email: "thief@example.com", password: THIEFS_PASSWORD };
    assert.equal((await thief.post("/email/code", email)).body.code, "recovery_hold");
    const pin = { pin: "135792", password: THIEFS_PASSWORD };
    assert.equal((await thief.send("PUT", "/pin", pin)).body.code, "recovery_hold");
    assert.equal((await thief.post("/pin/reset/code", {})).body.code, "recovery_hold");
    const { recoveryHold } = (await thief.get("/me")).body;
    assert.deepEqual([recoveryHold.active, recoveryHold.money], [true, true]);
  });

  it("neither pays, tops up nor links an account meanwhile, and reads until when", async () => {
    const person = await signedInCustomer(server);
    await giveMoney(server, { id: person.customerId }, 10_000n);
    const shop = await newShop(server);
    const { token } = await takeOver(server, person.phone);
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
    const { token } = await takeOver(server, person.phone);
    const thief = client(server, { app: "wallet", token });
    const confirmationId = "00000000-0000-4000-8000-000000000000";
    const path = `/v1/wallet/payments/${order.body.id}/confirm`;
    assert.equal((await thief.post(path, { confirmationId })).body.code, "recovery_hold");
  });

  it("gets no PIN by waiting: the same number never resets both secrets", async () => {
    const person = await signedInCustomer(server);
    const { thief } = await takeOver(server, person.phone);
    clock.advance(73 * HOUR);
    const change = await thief.send("PUT", "/pin", { pin: "135792", password: THIEFS_PASSWORD });
    assert.equal(change.body.code, "factor_required");
    const wrong = { pin: "135792", password: THIEFS_PASSWORD, currentPin: "975310" };
    assert.equal((await thief.send("PUT", "/pin", wrong)).body.code, "pin_wrong");
    assert.equal((await thief.post("/pin/reset/code", {})).body.code, "pin_reset_needs_proof");
  });

  it("gets no PIN by an e-mail address added after the hold either", async () => {
    const person = await signedInCustomer(server);
    const { thief } = await takeOver(server, person.phone);
    clock.advance(73 * HOUR);
    const email = `thief${person.customerId.slice(-8)}@example.com`;
    const { body } = await thief.post("/email/code", { email, password: THIEFS_PASSWORD });
    const code = await codeFor(server, email);
    await thief.post("/email/confirm", { emailId: body.emailId, code });
    const reset = await thief.post("/pin/reset/code", { channel: "email" });
    assert.equal(reset.body.code, "pin_reset_needs_proof");
    assert.equal((await thief.post("/recovery-hold/code", {})).body.code, "channel_not_confirmed");
  });

  it("does not shorten the hold by a second recovery", async () => {
    const person = await signedInCustomer(server);
    const { thief } = await takeOver(server, person.phone);
    const first = (await thief.get("/me")).body.recoveryHold;
    clock.advance(HOUR);
    const { thief: again } = await takeOver(server, person.phone, 2);
    const second = (await again.get("/me")).body.recoveryHold;
    assert.ok(Date.parse(second.until) > Date.parse(first.until));
  });
});

describe("the owner who recovered by the number", () => {
  it("goes on at once with the old PIN", async () => {
    const person = await signedInCustomer(server);
    const { thief: own } = await takeOver(server, person.phone);
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
    const email = await withEmail(server, clock, person);
    const { thief: own } = await takeOver(server, person.phone);
    assert.deepEqual((await own.get("/me")).body.recoveryHold.waysOut, ["pin", "email"]);
    const { body } = await own.post("/recovery-hold/code");
    const code = await codeFor(server, email, 2);
    const lifted = await own.post("/recovery-hold/lift", { holdId: body.holdId, code });
    assert.equal(lifted.body.recoveryHold, null, JSON.stringify(lifted.body));
  });

  it("goes on when staff unlocked the wallet after looking at papers", async () => {
    const person = await signedInCustomer(server);
    const { thief: own } = await takeOver(server, person.phone);
    await own.post("/lock", { reason: "other" });
    await server.app.database.transaction((tx) =>
      unlockWallet(tx, systemActor("case"), person.customerId, "case"),
    );
    assert.equal((await own.get("/me")).body.recoveryHold, null);
  });
});
