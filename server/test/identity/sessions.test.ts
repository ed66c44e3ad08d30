// Goal: who is signed in where, and how that ends. Method: over HTTP with cookies, as browsers do.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { forgetExpired } from "../../modules/identity/jobs.ts";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { PASSWORD } from "../people.ts";
import { browser, codeFor, signedInCustomer, signIn, waitForMessage } from "./browser.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const DAY = 24 * 60 * 60 * 1_000;

describe("a session", () => {
  it("lives in an HttpOnly, SameSite cookie that is not the token of anybody else", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    const { setCookies } = await signIn(own, phone);
    const cookie = setCookies.find((line) => line.startsWith("jinnang_wallet="));
    assert.match(cookie ?? "", /HttpOnly/);
    assert.match(cookie ?? "", /SameSite=Lax/);
    assert.match(cookie ?? "", /Path=\//);
  });

  it("works by cookie and by bearer token", async () => {
    const { browser: own, token, customerId } = await signedInCustomer(server);
    assert.equal((await own.get("/me")).body.id, customerId);
    const bearer = await browser(server).get("/me", { authorization: `Bearer ${token}` });
    assert.equal(bearer.body.id, customerId);
  });

  it("is kept only as a hash", async () => {
    const { token } = await signedInCustomer(server);
    const { rows } = await server.app.database.pool.query(
      "select json_agg(s)::text as everything from identity.customer_session s",
    );
    assert.ok(!rows[0].everything.includes(token));
  });

  it("ends after two weeks without use, and after ninety days with it", async () => {
    const idle = await signedInCustomer(server);
    const active = await signedInCustomer(server);
    clock.advance(13 * DAY);
    assert.equal((await active.browser.get("/me")).status, 200);
    clock.advance(2 * DAY);
    assert.equal((await idle.browser.get("/me")).status, 401);
    for (let day = 15; day < 90; day += 5) {
      assert.equal((await active.browser.get("/me")).status, 200);
      clock.advance(5 * DAY);
    }
    assert.equal((await active.browser.get("/me")).status, 401);
  });

  it("answers in the screen's language, else in the customer's", async () => {
    const { browser: own } = await signedInCustomer(server);
    await own.send("PATCH", "/me", { language: "en", displayName: "Lin" });
    const me = await own.get("/me");
    assert.equal(me.body.language, "en");
    assert.equal(me.body.displayName, "Lin");
  });

  it("refuses a name with invisible letters", async () => {
    const { browser: own } = await signedInCustomer(server);
    const { status } = await own.send("PATCH", "/me", { displayName: "客\u200b服" });
    assert.equal(status, 422);
  });
});

describe("what has expired", () => {
  it("is forgotten, and what still counts is kept", async () => {
    const { database } = server.app;
    const old = await signedInCustomer(server);
    await signIn(browser(server), old.phone, "wrong-one");
    clock.advance(91 * DAY);
    const young = await signedInCustomer(server);
    await signIn(browser(server), young.phone, "wrong-one");
    await forgetExpired.run(server.app, {});
    const { rows } = await database.pool.query(
      "select customer_id from identity.customer_session where customer_id = any ($1::uuid[])",
      [[old.customerId, young.customerId]],
    );
    assert.deepEqual(rows, [{ customer_id: young.customerId }]);
    const tries = await database.pool.query(
      "select count(*)::int as n from identity.attempt where changed_at < $1",
      [new Date(clock.now().getTime() - 3 * DAY)],
    );
    assert.equal(tries.rows[0].n, 0);
    const next = await signIn(browser(server), young.phone, "wrong-one");
    assert.equal(next.body.triesLeft, 3);
  });
});

describe("devices", () => {
  it("are listed with the current one marked, and a new one is announced", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    const other = browser(server);
    await other.post("/sign-in", { phone, password: PASSWORD, deviceName: "Old tablet" });
    await waitForMessage(server, phone, (text) => text.includes("Old tablet"));
    const { body } = await own.get("/devices");
    assert.equal(body.items.length, 2);
    const current = body.items.filter((item: { current: boolean }) => item.current);
    assert.deepEqual(
      current.map((item: { name: string }) => item.name),
      ["Test phone"],
    );
  });

  it("are recognised when the same browser signs in again", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    await own.post("/sign-out");
    await signIn(own, phone);
    const { body } = await own.get("/devices");
    assert.equal(body.items.length, 1);
  });

  it("are signed out at once", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    const other = browser(server);
    await signIn(other, phone);
    const { body } = await own.get("/devices");
    const target = body.items.find((item: { current: boolean }) => !item.current);
    assert.equal((await own.send("DELETE", `/devices/${target.id}`)).status, 204);
    assert.equal((await other.get("/me")).status, 401);
    assert.equal((await own.get("/me")).status, 200);
  });

  it("of somebody else cannot be found", async () => {
    const one = await signedInCustomer(server);
    const two = await signedInCustomer(server);
    const { body } = await one.browser.get("/devices");
    const answer = await two.browser.send("DELETE", `/devices/${body.items[0].id}`);
    assert.equal(answer.status, 404);
    assert.equal((await one.browser.get("/me")).status, 200);
  });

  it("do not pile up: beyond twenty sessions the longest idle ends", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    for (let index = 0; index < 20; index += 1) {
      clock.advance(1_000);
      await signIn(browser(server), phone);
    }
    assert.equal((await own.get("/me")).status, 401);
  });
});

describe("a password", () => {
  it("is changed with the old one, and signs the other devices out", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    const other = browser(server);
    await signIn(other, phone);
    const wrong = await own.post("/password/change", { current: "nope-nope", password: "x" });
    assert.equal(wrong.body.code, "password_wrong");
    const form = { current: PASSWORD, password: "lantern-river-42" };
    assert.equal((await own.post("/password/change", form)).status, 204);
    assert.equal((await own.get("/me")).status, 200);
    assert.equal((await other.get("/me")).status, 401);
    assert.equal((await signIn(browser(server), phone)).body.code, "sign_in_failed");
    assert.equal((await signIn(browser(server), phone, "lantern-river-42")).status, 200);
  });

  it("that was forgotten is set anew by code, and every session ends", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    const stranger = browser(server);
    const { body } = await stranger.post("/password/forgot/code", { phone, channel: "sms" });
    const code = await codeFor(server, phone);
    const form = { recoveryId: body.recoveryId, code, password: "lantern-river-42" };
    assert.equal((await stranger.post("/password/forgot/finish", form)).status, 204);
    assert.equal((await own.get("/me")).status, 401);
    assert.equal((await signIn(stranger, phone, "lantern-river-42")).status, 200);
    const again = await stranger.post("/password/forgot/finish", form);
    assert.equal(again.body.code, "code_expired");
  });

  it("set anew by code ends a sign-in lock, on known browsers too", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    for (let index = 0; index < 5; index += 1) await signIn(own, phone, "wrong-password");
    assert.equal((await signIn(own, phone)).body.code, "sign_in_locked");
    const { body } = await own.post("/password/forgot/code", { phone, channel: "sms" });
    const code = await codeFor(server, phone);
    await own.post("/password/forgot/finish", {
      recoveryId: body.recoveryId,
      code,
      password: "lantern-river-42",
    });
    assert.equal((await signIn(own, phone, "lantern-river-42")).status, 200);
  });
});

describe("an e-mail address", () => {
  it("is confirmed by code, and may then receive codes", async () => {
    const { browser: own } = await signedInCustomer(server);
    const refused = await own.post("/pin/reset/code", { channel: "email" });
    assert.equal(refused.body.code, "channel_not_confirmed");
    const email = "lin@example.com";
    const stolen = await own.post("/email/code", { email, password: "not-mine" });
    assert.equal(stolen.body.code, "password_wrong");
    const { body } = await own.post("/email/code", { email, password: PASSWORD });
    const code = await codeFor(server, "lin@example.com");
    const me = await own.post("/email/confirm", { emailId: body.emailId, code });
    assert.equal(me.body.emailMasked, "l***@example.com");
    clock.advance(1_000);
    const sent = await own.post("/pin/reset/code", { channel: "email" });
    assert.equal(sent.body.sentTo, "l***@example.com");
    await codeFor(server, "lin@example.com", 2);
  });
});
