// Goal: staff get in with two factors, act only by their roles, and can be checked by anybody.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { generate } from "otplib";
import { manualClock } from "../../platform/clock.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import { isReadableNumber } from "../../platform/ids.ts";
import { testServer } from "../harness.ts";
import { PASSWORD } from "../people.ts";
import { type Browser, browser, registeredStaff, signedInCustomer } from "./browser.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const STEP = 30_000;

const totp = (secret: string, at = clock.now()) =>
  generate({ secret, epoch: Math.floor(at.getTime() / 1_000) });

async function challengeFor(console: Browser, staffNumber: string) {
  const { body } = await console.post("/staff/sign-in", { staffNumber, password: PASSWORD });
  return body.challengeId as string;
}

async function signedInStaff(roles: readonly StaffRole[]) {
  const staff = await registeredStaff(server, roles);
  const console = browser(server, "console");
  const challengeId = await challengeFor(console, staff.staffNumber);
  const code = await totp(staff.totpSecret);
  const { body } = await console.post("/staff/sign-in/totp", { challengeId, code });
  return { ...staff, console, token: body.token as string };
}

describe("staff sign-in", () => {
  it("takes number, password and a code from the authenticator", async () => {
    const { console, staffNumber } = await signedInStaff(["agent", "supervisor"]);
    const { body } = await console.get("/staff/me");
    assert.equal(body.staffNumber, staffNumber);
    assert.deepEqual(body.roles, ["agent", "supervisor"]);
    assert.ok(isReadableNumber(staffNumber));
  });

  it("takes a code once, even by two at the same time", async () => {
    const staff = await registeredStaff(server, ["agent"]);
    const code = await totp(staff.totpSecret);
    const attempt = async () => {
      const console = browser(server, "console");
      const challengeId = await challengeFor(console, staff.staffNumber);
      return console.post("/staff/sign-in/totp", { challengeId, code });
    };
    const answers = await Promise.all([attempt(), attempt()]);
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 401]);
    assert.equal((await attempt()).body.code, "totp_wrong");
    clock.advance(STEP);
    const console = browser(server, "console");
    const challengeId = await challengeFor(console, staff.staffNumber);
    const next = { challengeId, code: await totp(staff.totpSecret) };
    assert.equal((await console.post("/staff/sign-in/totp", next)).status, 200);
  });

  it("takes a clock that is one step off, and no more", async () => {
    const { totpSecret, staffNumber } = await registeredStaff(server, ["agent"]);
    const console = browser(server, "console");
    const challengeId = await challengeFor(console, staffNumber);
    const late = await totp(totpSecret, new Date(clock.now().getTime() - 3 * STEP));
    const refused = await console.post("/staff/sign-in/totp", { challengeId, code: late });
    assert.equal(refused.body.code, "totp_wrong");
    const near = await totp(totpSecret, new Date(clock.now().getTime() - STEP));
    const taken = await console.post("/staff/sign-in/totp", { challengeId, code: near });
    assert.equal(taken.status, 200);
  });

  it("locks after five wrong authenticator codes", async () => {
    const { totpSecret, staffNumber } = await registeredStaff(server, ["agent"]);
    const console = browser(server, "console");
    const right = await totp(totpSecret);
    const wrong = right === "000000" ? "000001" : "000000";
    const challengeId = await challengeFor(console, staffNumber);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        console.post("/staff/sign-in/totp", { challengeId, code: wrong }),
      ),
    );
    assert.equal(answers.filter((answer) => answer.body.code === "totp_wrong").length, 4);
    const again = await challengeFor(console, staffNumber);
    const locked = await console.post("/staff/sign-in/totp", { challengeId: again, code: right });
    assert.equal(locked.body.code, "sign_in_locked");
  });

  it("locks an address that guesses passwords, not the colleague elsewhere", async () => {
    const { staffNumber } = await registeredStaff(server, ["agent"]);
    const guess = (address: string, password: string) =>
      browser(server, "console").post(
        "/staff/sign-in",
        { staffNumber, password },
        { "x-forwarded-for": address },
      );
    for (let index = 0; index < 5; index += 1) await guess("203.0.113.9", "wrong-one");
    assert.equal((await guess("203.0.113.9", PASSWORD)).body.code, "sign_in_locked");
    assert.equal((await guess("203.0.113.10", PASSWORD)).status, 200);
  });

  it("runs out after five minutes between the factors", async () => {
    const { totpSecret, staffNumber } = await registeredStaff(server, ["agent"]);
    const console = browser(server, "console");
    const challengeId = await challengeFor(console, staffNumber);
    clock.advance(5 * 60_000);
    const form = { challengeId, code: await totp(totpSecret) };
    assert.equal((await console.post("/staff/sign-in/totp", form)).body.code, "challenge_expired");
  });

  it("ends with the sign-out, after an hour without use, and after twelve", async () => {
    const one = await signedInStaff(["agent"]);
    assert.equal((await one.console.post("/staff/sign-out")).status, 204);
    const bearer = { authorization: `Bearer ${one.token}` };
    assert.equal((await one.console.get("/staff/me", bearer)).status, 401);
    const idle = await signedInStaff(["agent"]);
    const busy = await signedInStaff(["agent"]);
    for (let minutes = 0; minutes < 12 * 60; minutes += 40) {
      assert.equal((await busy.console.get("/staff/me")).status, 200);
      clock.advance(40 * 60_000);
    }
    assert.equal((await idle.console.get("/staff/me")).status, 401);
    assert.equal((await busy.console.get("/staff/me")).status, 401);
  });

  it("of somebody who left ends at once", async () => {
    const admin = await signedInStaff(["admin"]);
    const { console, staffId, staffNumber } = await signedInStaff(["agent"]);
    const left = await admin.console.post(`/staff/${staffId}/stop`, { reason: "离职" });
    assert.equal(left.body.active, false);
    assert.equal((await console.get("/staff/me")).status, 401);
    const form = { staffNumber, password: PASSWORD };
    const answer = await console.post("/staff/sign-in", form);
    assert.equal(answer.body.code, "staff_sign_in_failed");
  });
});

describe("staff", () => {
  it("are called otherwise by an admin, whose right to that gives no other right", async () => {
    const admin = await signedInStaff(["admin"]);
    const agent = await signedInStaff(["agent"]);
    const form = { displayName: "王小强", departmentEn: "Night desk", roles: ["supervisor"] };
    const denied = await agent.console.send("PATCH", `/staff/${agent.staffId}`, form);
    assert.equal(denied.status, 403);
    const changed = await admin.console.send("PATCH", `/staff/${agent.staffId}`, form);
    assert.equal(changed.body.departmentEn, "Night desk");
    assert.equal(changed.body.department, "客户服务部");
    assert.deepEqual(changed.body.roles, ["agent"]);
    assert.equal((await agent.console.get("/staff/me")).body.displayName, "王小强");
  });

  it("are checked by number and name, and a stranger learns neither", async () => {
    const { staffNumber } = await registeredStaff(server, ["agent"]);
    const check = async (name: string, number = staffNumber) =>
      (await browser(server).post("/staff/check", { staffNumber: number, name })).body;
    assert.deepEqual(await check("赵敏"), { real: true });
    assert.deepEqual(await check(" 赵 敏 "), { real: true });
    assert.deepEqual(await check("李强"), { real: false });
    assert.deepEqual(await check("赵敏", "999999"), { real: false }, "nor whether there is one");
    assert.equal((await browser(server).get(`/staff/check/${staffNumber}`)).status, 404);
  });

  it("are no customers, and their token opens no wallet", async () => {
    const { token } = await signedInStaff(["agent"]);
    const wallet = browser(server);
    wallet.cookies.set("jinnang_wallet", token);
    assert.equal((await wallet.get("/me")).status, 401);
    const bearer = { authorization: `Bearer ${token}` };
    assert.equal((await browser(server).get("/me", bearer)).status, 403);
  });

  it("and customers may be signed in side by side in one browser", async () => {
    const { browser: wallet, token } = await signedInCustomer(server);
    const { console, token: staffToken } = await signedInStaff(["agent"]);
    console.cookies.set("jinnang_wallet", token);
    wallet.cookies.set("jinnang_console", staffToken);
    assert.equal((await console.get("/staff/me")).status, 200);
    assert.equal((await wallet.get("/me")).status, 200);
  });
});
