// Goal: everybody who may be the owner is told and can stop it without a sign-in; the link and the
// emergency lock can only lock.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { PASSWORD } from "../people.ts";
import {
  browser,
  codeFor,
  messagesTo,
  signedInCustomer,
  signIn,
  waitForMessage,
} from "./browser.ts";
import { lockLinkTo, THIEFS_PASSWORD, takeOver, withEmail } from "./take-over.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const HOUR = 3_600_000;

describe("“this was not me”", () => {
  it("reaches the old e-mail address, and stops the thief of the number for good", async () => {
    const person = await signedInCustomer(server);
    const email = await withEmail(server, clock, person);
    const { thief } = await takeOver(server, person.phone);
    const token = await lockLinkTo(server, email, /重设了您的登录密码/);
    const reader = browser(server);
    assert.equal((await reader.post("/lock/link", { token })).status, 204);
    assert.equal((await thief.get("/me")).status, 401);
    assert.notEqual((await signIn(thief, person.phone, THIEFS_PASSWORD)).status, 200);
    // The number proves nothing more until staff looked: no code comes for it.
    clock.advance(2 * HOUR);
    await thief.post("/password/forgot/code", { phone: person.phone, channel: "sms" });
    await waitForMessage(server, person.phone, (text) =>
      /the number cannot reset its password/.test(text),
    );
  });

  it("locks once: a used, an old and an invented link lock nothing and say so", async () => {
    const person = await signedInCustomer(server);
    const token = await lockLinkTo(server, person.phone, /新设备/);
    const reader = browser(server);
    assert.equal((await reader.post("/lock/link", { token })).status, 204);
    assert.equal((await reader.post("/lock/link", { token })).body.code, "lock_link_void");
    const other = await signedInCustomer(server);
    const late = await lockLinkTo(server, other.phone, /新设备/);
    clock.advance(8 * 24 * HOUR);
    assert.equal((await reader.post("/lock/link", { token: late })).body.code, "lock_link_void");
    const invented = await reader.post("/lock/link", { token: "A".repeat(22) });
    assert.equal(invented.body.code, "lock_link_void");
  });

  it("is lifted by staff only: link and number together open nothing", async () => {
    const person = await signedInCustomer(server);
    const email = await withEmail(server, clock, person);
    const token = await lockLinkTo(server, person.phone, /新设备/);
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
      password: THIEFS_PASSWORD,
    });
    assert.equal((await signIn(own, person.phone, THIEFS_PASSWORD)).status, 200);
    const { walletLock } = (await own.get("/me")).body;
    assert.deepEqual([walletLock.reason, walletLock.selfUnlock], ["not_me", false]);
    assert.equal((await own.post("/unlock/code")).body.code, "unlock_needs_staff");
  });

  it("puts back the address that a borrowed session replaced", async () => {
    const person = await signedInCustomer(server);
    const email = await withEmail(server, clock, person);
    const thiefs = `swap${person.customerId.slice(-8)}@example.com`;
    clock.advance(HOUR);
    const { body } = await person.browser.post("/email/code", {
      email: thiefs,
      password: PASSWORD,
    });
    const code = await codeFor(server, thiefs);
    await person.browser.post("/email/confirm", { emailId: body.emailId, code });
    const token = await lockLinkTo(server, email, /邮箱 s\*\*\*@/);
    await browser(server).post("/lock/link", { token });
    const { rows } = await server.app.database.pool.query(
      "select email_masked from identity.customer where id = $1",
      [person.customerId],
    );
    assert.deepEqual(rows, [{ email_masked: "o***@example.com" }]);
  });

  it("never stands in the inbox, which whoever is signed in reads", async () => {
    const person = await signedInCustomer(server);
    await lockLinkTo(server, person.phone, /新设备/);
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
