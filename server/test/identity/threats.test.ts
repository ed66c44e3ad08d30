// Goal: what an attacker tries against sign-in, codes and PINs does not work.
// Sources: OWASP ASVS 5.0 chapters 6 and 7 (authentication, sessions), OWASP device cookies.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { freshPhone, PASSWORD, PIN } from "../people.ts";
import {
  type Answer,
  browser,
  codeFor,
  otherCode,
  registeredStaff,
  signedInCustomer,
  signIn,
} from "./browser.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const MINUTE = 60_000;

const together = (count: number, work: () => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, work));

/** An answer without what differs between any two requests. */
function shape({ status, body }: Answer) {
  const { requestId, retryAt, retryAtText, next, ...rest } = body;
  return { status, ...rest };
}

describe("guessing a password", () => {
  it("is over after five tries, then again with longer locks", async () => {
    const { phone } = await signedInCustomer(server);
    const stranger = browser(server);
    for (const lockMinutes of [15, 30]) {
      for (const triesLeft of [4, 3, 2, 1]) {
        assert.equal((await signIn(stranger, phone, "wrong-one")).body.triesLeft, triesLeft);
      }
      const locked = await signIn(stranger, phone, "wrong-one");
      assert.equal(locked.body.code, "sign_in_locked");
      const until = new Date(locked.body.retryAt).getTime();
      assert.equal(until - clock.now().getTime(), lockMinutes * MINUTE);
      assert.equal((await signIn(stranger, phone, PASSWORD)).body.code, "sign_in_locked");
      clock.advance(lockMinutes * MINUTE);
    }
    assert.equal((await signIn(stranger, phone)).status, 200);
  });

  it("by thirty requests at once compares no more than five", async () => {
    const { phone } = await signedInCustomer(server);
    const answers = await together(30, () => signIn(browser(server), phone, "wrong-one"));
    const codes = answers.map((answer) => answer.body.code);
    assert.equal(codes.filter((code) => code === "sign_in_failed").length, 4);
    assert.equal(codes.filter((code) => code === "sign_in_locked").length, 26);
  });

  it("does not lock the owner out of a browser that signed in before", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    await together(6, () => signIn(browser(server), phone, "wrong-one"));
    assert.equal((await signIn(browser(server), phone)).body.code, "sign_in_locked");
    assert.equal((await signIn(own, phone)).status, 200);
  });

  it("all day long ends in step-up: a password alone no longer opens a new browser", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    for (const lockMinutes of [15, 30, 60]) {
      await together(5, () => signIn(browser(server), phone, "wrong-one"));
      clock.advance(lockMinutes * MINUTE);
    }
    const stranger = browser(server);
    assert.equal((await signIn(stranger, phone)).body.code, "sign_in_step_up");
    assert.equal((await signIn(own, phone)).status, 200);
    const { body } = await stranger.post("/password/forgot/code", { phone, channel: "sms" });
    const code = await codeFor(server, phone);
    const form = { recoveryId: body.recoveryId, code, password: "lantern-river-42" };
    await stranger.post("/password/forgot/finish", form);
    assert.equal((await signIn(stranger, phone, "lantern-river-42")).status, 200);
  });

  it("inside a stolen session locks as well", async () => {
    const { browser: own } = await signedInCustomer(server);
    const form = { current: "wrong-one", password: "lantern-river-42" };
    const answers = await together(12, () => own.post("/password/change", form));
    const codes = answers.map((answer) => answer.body.code);
    assert.equal(codes.filter((code) => code === "password_wrong").length, 4);
    const right = await own.post("/password/change", { ...form, current: PASSWORD });
    assert.equal(right.body.code, "password_locked");
  });
});

describe("guessing a code or a PIN", () => {
  it("by thirty requests at once compares no more than five codes", async () => {
    const phone = freshPhone();
    const own = browser(server);
    const { body } = await own.post("/sign-up/code", { phone, channel: "sms" });
    const { signUpId } = body;
    const code = await codeFor(server, phone);
    const guess = { signUpId, code: otherCode(code) };
    const answers = await together(30, () => own.post("/sign-up/verify", guess));
    const codes = answers.map((answer) => answer.body.code);
    assert.equal(codes.filter((it) => it === "code_wrong").length, 4);
    assert.equal(codes.filter((it) => it === "code_dead").length, 26);
    assert.equal((await own.post("/sign-up/verify", { signUpId, code })).body.code, "code_dead");
  });

  it("by thirty requests at once compares no more than five PINs", async () => {
    const { browser: own } = await signedInCustomer(server);
    const guess = { pin: "135791", purpose: "payment:x" };
    const answers = await together(30, () => own.post("/confirmations", guess));
    const codes = answers.map((answer) => answer.body.code);
    assert.equal(codes.filter((it) => it === "pin_wrong").length, 4);
    assert.equal(codes.filter((it) => it === "pin_locked").length, 26);
    const right = await own.post("/confirmations", { ...guess, pin: PIN });
    assert.equal(right.body.code, "pin_locked");
  });

  it("with ever new codes stops after five codes in an hour and twelve in a day", async () => {
    const { phone } = await signedInCustomer(server);
    const stranger = browser(server);
    let sent = 0;
    for (let attempt = 0; attempt < 24 * 12; attempt += 1) {
      const { status } = await stranger.post("/password/forgot/code", { phone, channel: "sms" });
      if (status === 200) sent += 1;
      clock.advance(5 * MINUTE - 1);
    }
    assert.equal(sent, 12);
  });

  it("outside leaves the owner's own codes alone", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    const stranger = browser(server);
    for (let sent = 0; sent < 5; sent += 1) {
      await stranger.post("/password/forgot/code", { phone, channel: "sms" });
      clock.advance(5 * MINUTE);
    }
    const refused = await stranger.post("/password/forgot/code", { phone, channel: "sms" });
    assert.equal(refused.body.code, "code_limit");
    assert.equal((await own.post("/pin/reset/code")).status, 200);
  });

  it("of one flow does not open another", async () => {
    const { browser: own, phone } = await signedInCustomer(server);
    const { body } = await own.post("/pin/reset/code");
    const code = await codeFor(server, phone);
    const form = { recoveryId: body.resetId, code, password: "lantern-river-42" };
    const answer = await own.post("/password/forgot/finish", form);
    assert.equal(answer.body.code, "code_expired");
  });
});

describe("finding out who has a wallet", () => {
  it("fails at sign-in: the same answers, counts and locks", async () => {
    const { phone } = await signedInCustomer(server);
    const nobody = freshPhone();
    for (let index = 0; index < 6; index += 1) {
      const known = await signIn(browser(server), phone, "wrong-one");
      const unknown = await signIn(browser(server), nobody, "wrong-one");
      assert.deepEqual(shape(unknown), shape(known));
    }
  });

  it("fails at recovery and sign-up: the same answers on every channel", async () => {
    for (const channel of ["sms", "call", "email"]) {
      const { phone } = await signedInCustomer(server);
      const known = await browser(server).post("/password/forgot/code", { phone, channel });
      const unknown = await browser(server).post("/password/forgot/code", {
        phone: freshPhone(),
        channel,
      });
      const differing = ["recoveryId", "sentTo", "expiresAt"];
      const rest = ({ body }: Answer) =>
        Object.entries(body).filter(([name]) => !differing.includes(name));
      assert.deepEqual(rest(unknown), rest(known));
      assert.match(unknown.body.sentTo, /^\+86 139\*{4}\d{4}$/);
      assert.match(known.body.sentTo, /^\+86 139\*{4}\d{4}$/);
      for (const { body } of [known, unknown]) {
        const form = { recoveryId: body.recoveryId, code: "000000", password: "lantern-river-42" };
        const wrong = await browser(server).post("/password/forgot/finish", form);
        assert.equal(wrong.body.code, "code_wrong");
      }
    }
  });

  it("fails for staff numbers at sign-in", async () => {
    const { staffNumber } = await registeredStaff(server, ["agent"]);
    const ask = (number: string) =>
      browser(server, "console").post("/staff/sign-in", {
        staffNumber: number,
        password: "wrong-one",
      });
    assert.deepEqual(shape(await ask("999999")), shape(await ask(staffNumber)));
  });
});

describe("riding on somebody's session", () => {
  it("by a planted session is impossible: signing in always makes a new one", async () => {
    const attacker = await signedInCustomer(server);
    const victim = await signedInCustomer(server);
    const fresh = browser(server);
    fresh.cookies.set("jinnang_wallet", attacker.token);
    await signIn(fresh, victim.phone);
    assert.notEqual(fresh.cookies.get("jinnang_wallet"), attacker.token);
    assert.equal((await attacker.browser.get("/me")).status, 401);
    assert.equal((await fresh.get("/me")).body.id, victim.customerId);
  });

  it("by a planted device mark is impossible: an unknown mark is replaced", async () => {
    const victim = await signedInCustomer(server);
    const fresh = browser(server);
    fresh.cookies.set("jinnang_device", "planted");
    await signIn(fresh, victim.phone);
    assert.notEqual(fresh.cookies.get("jinnang_device"), "planted");
  });

  it("by a copied cookie ends when its owner signs out", async () => {
    const { browser: own, token } = await signedInCustomer(server);
    const thief = browser(server);
    thief.cookies.set("jinnang_wallet", token);
    assert.equal((await thief.get("/me")).status, 200);
    assert.equal((await own.post("/sign-out")).status, 204);
    assert.equal((await thief.get("/me")).status, 401);
    assert.equal((await thief.get("/me", { authorization: `Bearer ${token}` })).status, 401);
    assert.equal(own.cookies.has("jinnang_wallet"), false);
  });

  it("over an open live stream ends when its owner signs out", async () => {
    const { browser: own, token } = await signedInCustomer(server);
    const stream = await fetch(`${server.url}/v1/live`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const reader = stream.body?.getReader();
    assert.equal((await reader?.read())?.done, false);
    await own.post("/sign-out");
    while (!(await reader?.read())?.done);
    const again = await fetch(`${server.url}/v1/live`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(again.status, 401);
  });

  it("leaves nothing in caches", async () => {
    const { token } = await signedInCustomer(server);
    const response = await fetch(`${server.url}/v1/identity/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(response.headers.get("cache-control"), "no-store");
  });

  it("from another site is refused before anything is looked at", async () => {
    const { browser: own } = await signedInCustomer(server);
    const attempts: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ];
    for (const headers of attempts) {
      const answer = await own.post("/lock", { reason: "other" }, headers);
      assert.equal(answer.body.code, "cross_site");
    }
    assert.equal((await own.get("/me")).body.walletLock, null);
  });

  it("as a customer never acts as staff, whichever way the token is sent", async () => {
    const { token } = await signedInCustomer(server);
    const console = browser(server, "console");
    console.cookies.set("jinnang_console", token);
    assert.equal((await console.get("/staff/me")).status, 401);
    console.cookies.delete("jinnang_console");
    console.cookies.set("jinnang_wallet", token);
    assert.equal((await console.get("/staff/me")).status, 401);
    const bearer = { authorization: `Bearer ${token}` };
    assert.equal((await browser(server, "console").get("/staff/me", bearer)).status, 403);
  });
});
