// Goal: the first minutes of a customer. Method: over HTTP, with a clock that the test moves.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { freshPhone, PASSWORD } from "../people.ts";
import { browser, codeFor, messagesTo, otherCode, signIn, waitForMessage } from "./browser.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const form = { displayName: "小林", password: PASSWORD, deviceName: "Test phone" };

async function begin(phone = freshPhone(), channel = "sms") {
  const own = browser(server);
  const { body } = await own.post("/sign-up/code", { phone, channel });
  return { own, phone, signUpId: body.signUpId as string, sent: body };
}

describe("sign-up", () => {
  it("goes from the number over the code to a signed-in customer", async () => {
    const { own, phone, signUpId, sent } = await begin();
    assert.equal(sent.resendAfterSeconds, 60);
    assert.match(sent.sentTo, /^\+86 139\*\*\*\*\d{4}$/);
    assert.deepEqual(sent.otherChannels, ["call"]);
    const code = await codeFor(server, phone);
    const verified = await own.post("/sign-up/verify", { signUpId, code });
    assert.deepEqual(verified.body, { signUpId, verified: true });
    const finished = await own.post("/sign-up/finish", { signUpId, ...form });
    assert.equal(finished.status, 200);
    assert.equal(finished.body.customer.displayName, "小林");
    assert.equal(finished.body.customer.hasPin, false);
    const me = await own.get("/me");
    assert.equal(me.body.id, finished.body.customer.id);
  });

  it("tells the house once that a customer exists", async () => {
    const { own, phone, signUpId } = await begin();
    await own.post("/sign-up/verify", { signUpId, code: await codeFor(server, phone) });
    const { body } = await own.post("/sign-up/finish", { signUpId, ...form });
    const { rows } = await server.app.database.pool.query(
      `select data from platform.event
       where type = 'identity.customer-registered' and data->>'customerId' = $1`,
      [body.customer.id],
    );
    assert.deepEqual(rows, [{ data: { customerId: body.customer.id, displayName: "小林" } }]);
  });

  it("says how many tries are left, and that a code is dead after five", async () => {
    const { own, phone, signUpId } = await begin();
    const code = await codeFor(server, phone);
    for (const triesLeft of [4, 3, 2, 1]) {
      const wrong = await own.post("/sign-up/verify", { signUpId, code: otherCode(code) });
      assert.equal(wrong.body.code, "code_wrong");
      assert.equal(wrong.body.triesLeft, triesLeft);
    }
    const fifth = await own.post("/sign-up/verify", { signUpId, code: otherCode(code) });
    assert.equal(fifth.body.code, "code_dead");
    const right = await own.post("/sign-up/verify", { signUpId, code });
    assert.equal(right.body.code, "code_dead");
  });

  it("refuses a code after ten minutes", async () => {
    const { own, phone, signUpId } = await begin();
    const code = await codeFor(server, phone);
    clock.advance(10 * MINUTE);
    const late = await own.post("/sign-up/verify", { signUpId, code });
    assert.equal(late.body.code, "code_expired");
    assert.equal(late.status, 410);
  });

  it("lets only the newest code work", async () => {
    const { own, phone, signUpId } = await begin();
    const old = await codeFor(server, phone);
    clock.advance(MINUTE);
    const second = await begin(phone);
    const code = await codeFor(server, phone, 2);
    const refused = await own.post("/sign-up/verify", { signUpId, code: old });
    assert.equal(refused.body.code, "code_expired");
    const accepted = await own.post("/sign-up/verify", { signUpId: second.signUpId, code });
    assert.equal(accepted.status, 200);
  });

  it("lets codes come only after growing waits, and five in an hour", async () => {
    const { own, phone } = await begin();
    for (const waitSeconds of [60, 120, 300, 300]) {
      clock.advance(waitSeconds * SECOND - SECOND);
      const early = await own.post("/sign-up/code", { phone, channel: "sms" });
      assert.equal(early.body.code, "code_too_soon");
      assert.equal(early.body.retryAfterSeconds, 1);
      clock.advance(SECOND);
      const { status } = await own.post("/sign-up/code", { phone, channel: "sms" });
      assert.equal(status, 200);
    }
    clock.advance(300 * SECOND);
    const sixth = await own.post("/sign-up/code", { phone, channel: "call" });
    assert.equal(sixth.body.code, "code_limit");
    clock.advance(sixth.body.retryAfterSeconds * SECOND);
    assert.equal((await own.post("/sign-up/code", { phone, channel: "sms" })).status, 200);
  });

  it("lets one of many requests at the same instant through", async () => {
    const phone = freshPhone();
    const own = browser(server);
    for (const waitSeconds of [60, 120]) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => own.post("/sign-up/code", { phone, channel: "sms" })),
      );
      assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
      clock.advance(waitSeconds * SECOND);
    }
  });

  it("reads the code aloud, digit by digit and twice, by a call", async () => {
    const phone = freshPhone();
    await begin(phone, "call");
    const text = await waitForMessage(server, phone, () => true);
    const [spoken = ""] = /(\d )+\d/.exec(text) ?? [];
    assert.equal(spoken.length, 11);
    assert.equal(text.split(spoken).length, 3);
    assert.match(text, /never ask/);
  });

  it("answers the same for a number in use, and tells its owner instead", async () => {
    const { own, phone, signUpId } = await begin();
    await own.post("/sign-up/verify", { signUpId, code: await codeFor(server, phone) });
    await own.post("/sign-up/finish", { signUpId, ...form });
    clock.advance(MINUTE);
    const fresh = await begin();
    const again = await begin(phone);
    assert.deepEqual(Object.keys(again.sent), Object.keys(fresh.sent));
    const text = await waitForMessage(server, phone, (it) => /already has a wallet/.test(it));
    assert.doesNotMatch(text, /\b\d{6}\b/);
    const guess = await own.post("/sign-up/verify", { signUpId: again.signUpId, code: "000000" });
    assert.equal(guess.body.code, "code_wrong");
  });

  it("needs the code before the form, and takes the form once", async () => {
    const { own, phone, signUpId } = await begin();
    const early = await own.post("/sign-up/finish", { signUpId, ...form });
    assert.equal(early.body.code, "sign_up_void");
    await own.post("/sign-up/verify", { signUpId, code: await codeFor(server, phone) });
    assert.equal((await own.post("/sign-up/finish", { signUpId, ...form })).status, 200);
    const twice = await own.post("/sign-up/finish", { signUpId, ...form });
    assert.equal(twice.body.code, "sign_up_void");
  });

  it("refuses weak and personal passwords with the reason, and keeps the proven code", async () => {
    const { own, phone, signUpId } = await begin();
    await own.post("/sign-up/verify", { signUpId, code: await codeFor(server, phone) });
    const national = phone.replace("+86", "");
    for (const password of ["short", "password", "woaini1314", `x-${national}-y`]) {
      const refused = await own.post("/sign-up/finish", { signUpId, ...form, password });
      assert.equal(refused.body.code, "password_weak", password);
    }
    assert.equal((await own.post("/sign-up/finish", { signUpId, ...form })).status, 200);
    assert.equal((await signIn(browser(server), phone)).status, 200);
  });

  it("refuses numbers that cannot receive a code", async () => {
    for (const phone of ["12345", "02161234567", "not a number"]) {
      const { body } = await browser(server).post("/sign-up/code", { phone, channel: "sms" });
      assert.equal(body.code, "phone_invalid");
    }
  });

  it("keeps neither number nor code readable in the database", async () => {
    const { phone } = await begin();
    const code = await codeFor(server, phone);
    await server.settle();
    const { rows } = await server.app.database.pool.query(
      `select (select json_agg(c)::text from identity.code c) || coalesce(
         (select json_agg(d)::text from notify.delivery d), '') as everything`,
    );
    assert.ok(!rows[0].everything.includes(phone));
    assert.ok(!rows[0].everything.includes(`"${code}"`));
    assert.equal((await messagesTo(server, phone)).length, 1);
  });
});
