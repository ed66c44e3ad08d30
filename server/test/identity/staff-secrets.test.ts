// Goal: staff renew their own password; what they lost is renewed only by two other admins.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { generate } from "otplib";
import { openStaffSession } from "../../modules/identity/setup.ts";
import { manualClock } from "../../platform/clock.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { PASSWORD } from "../people.ts";
import { type Browser, browser, registeredStaff } from "./browser.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const NEW_PASSWORD = "lantern-river-harbour-42";

interface Colleague {
  staffId: string;
  staffNumber: string;
  totpSecret: string;
  console: Browser;
}

async function colleague(roles: readonly StaffRole[]): Promise<Colleague> {
  const made = await registeredStaff(server, roles);
  return { ...made, console: await anotherScreen(made.staffId) };
}

async function anotherScreen(staffId: string): Promise<Browser> {
  const session = { staffId, address: "127.0.0.1" };
  const { token } = await server.app.database.transaction((tx) => openStaffSession(tx, session));
  const console = browser(server, "console");
  console.cookies.set("jinnang_console", token);
  return console;
}

/** The code of the answer to a whole sign-in, or "in". */
async function signIn(staffNumber: string, password: string, secret: string): Promise<string> {
  const console = browser(server, "console");
  const first = await console.post("/staff/sign-in", { staffNumber, password });
  if (first.status !== 200) return first.body.code;
  const code = await generate({ secret, epoch: Math.floor(clock.now().getTime() / 1_000) });
  const { challengeId } = first.body;
  const second = await console.post("/staff/sign-in/totp", { challengeId, code });
  return second.status === 200 ? "in" : second.body.code;
}

const ask = (admin: Colleague, staffId: string, kind: string) =>
  admin.console.post(`/staff/${staffId}/resets`, { kind, reason: "手机丢了，当面核实过工牌" });
const decide = (admin: Colleague, id: string, approve: boolean) =>
  admin.console.post(`/staff/resets/${id}/decide`, { approve });

async function auditOf(staffId: string): Promise<string[]> {
  const { rows } = await server.app.database.pool.query(
    "select action from platform.audit_entry where subject = $1 order by id",
    [`staff:${staffId}`],
  );
  return rows.map((row) => row.action);
}

describe("the own password of staff", () => {
  it("changes with the old one, and signs the other screens out", async () => {
    const one = await colleague(["agent"]);
    const other = await anotherScreen(one.staffId);
    const form = { current: PASSWORD, password: NEW_PASSWORD };
    assert.equal((await one.console.post("/staff/password", form)).status, 204);
    assert.equal((await one.console.get("/staff/me")).status, 200);
    assert.equal((await other.get("/staff/me")).status, 401);
    assert.equal(await signIn(one.staffNumber, PASSWORD, one.totpSecret), "staff_sign_in_failed");
    assert.equal(await signIn(one.staffNumber, NEW_PASSWORD, one.totpSecret), "in");
    assert.ok((await auditOf(one.staffId)).includes("identity.staff-password-changed"));
  });

  it("stays when the old one is wrong, and locks after five guesses at once", async () => {
    const one = await colleague(["finance"]);
    const form = { current: "not-the-password", password: NEW_PASSWORD };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => one.console.post("/staff/password", form)),
    );
    const wrong = answers.filter(({ body }) => body.code === "staff_password_wrong");
    assert.equal(wrong.length, 4);
    const right = await one.console.post("/staff/password", { ...form, current: PASSWORD });
    assert.equal(right.body.code, "staff_password_locked");
    assert.equal(await signIn(one.staffNumber, PASSWORD, one.totpSecret), "in");
  });

  it("must be a strong one", async () => {
    const one = await colleague(["agent"]);
    const form = { current: PASSWORD, password: "password" };
    assert.equal((await one.console.post("/staff/password", form)).body.code, "password_weak");
  });
});

describe("a reset for staff", () => {
  it("gives a new authenticator when a second admin agrees, and ends what was open", async () => {
    const [first, second] = [await colleague(["admin"]), await colleague(["admin"])];
    const lost = await colleague(["agent"]);
    const asked = await ask(first, lost.staffId, "authenticator");
    assert.equal(asked.status, 201);
    assert.equal((await lost.console.get("/staff/me")).status, 200, "asking changes nothing yet");
    const { body: list } = await second.console.get("/staff/resets");
    const listed = list.items.find((item: { id: string }) => item.id === asked.body.id);
    assert.equal(listed.staff.staffNumber, lost.staffNumber);
    assert.equal(listed.askedBy.staffNumber, first.staffNumber);
    const { body } = await decide(second, asked.body.id, true);
    assert.equal(body.password, null);
    const secret = new URL(body.totpUri).searchParams.get("secret") ?? "";
    assert.equal((await lost.console.get("/staff/me")).status, 401);
    assert.equal(await signIn(lost.staffNumber, PASSWORD, lost.totpSecret), "totp_wrong");
    assert.equal(await signIn(lost.staffNumber, PASSWORD, secret), "in");
    const entries = await auditOf(lost.staffId);
    assert.ok(entries.includes("identity.staff-reset-asked"));
    assert.ok(entries.includes("identity.staff-reset-approved"));
    const { rows } = await server.app.database.pool.query(
      "select json_agg(a)::text as text from platform.audit_entry a where subject = $1",
      [`staff:${lost.staffId}`],
    );
    assert.ok(!rows[0].text.includes(secret), "the secret is in no audit entry");
  });

  it("gives a new first password, and forgets the wrong tries", async () => {
    const [first, second] = [await colleague(["admin"]), await colleague(["admin"])];
    const forgot = await colleague(["teller"]);
    for (let guess = 0; guess < 5; guess += 1) {
      await signIn(forgot.staffNumber, "no idea", forgot.totpSecret);
    }
    assert.equal(await signIn(forgot.staffNumber, PASSWORD, forgot.totpSecret), "sign_in_locked");
    const asked = await ask(first, forgot.staffId, "password");
    const { body } = await decide(second, asked.body.id, true);
    assert.equal(body.totpUri, null);
    assert.ok(body.password.length >= 16);
    assert.equal(
      await signIn(forgot.staffNumber, PASSWORD, forgot.totpSecret),
      "staff_sign_in_failed",
    );
    assert.equal(await signIn(forgot.staffNumber, body.password, forgot.totpSecret), "in");
  });

  it("needs four eyes: neither who asked nor whom it is about approves", async () => {
    const [first, lost] = [await colleague(["admin"]), await colleague(["admin"])];
    assert.equal((await ask(lost, lost.staffId, "password")).body.code, "staff_reset_own");
    const asked = await ask(first, lost.staffId, "password");
    const own = await decide(first, asked.body.id, true);
    assert.equal(own.body.code, "staff_reset_four_eyes");
    for (const approve of [true, false]) {
      const about = await decide(lost, asked.body.id, approve);
      assert.equal(about.body.code, "staff_reset_four_eyes");
    }
    assert.equal((await decide(first, asked.body.id, false)).status, 200, "who asked withdraws");
    assert.equal((await lost.console.get("/staff/me")).status, 200);
    assert.equal(await signIn(lost.staffNumber, PASSWORD, lost.totpSecret), "in");
  });

  it("is an admin's alone", async () => {
    const [supervisor, lost] = [await colleague(["supervisor"]), await colleague(["agent"])];
    assert.equal((await ask(supervisor, lost.staffId, "password")).body.code, "not_allowed");
    assert.equal((await supervisor.console.get("/staff/resets")).status, 403);
  });

  it("is asked once, decided once, and runs out after a day", async () => {
    const [first, second] = [await colleague(["admin"]), await colleague(["admin"])];
    const third = await colleague(["admin"]);
    const lost = await colleague(["agent"]);
    const asked = await Promise.all([
      ask(first, lost.staffId, "authenticator"),
      ask(second, lost.staffId, "authenticator"),
    ]);
    const codes = asked.map(({ status, body }) => (status === 201 ? "asked" : body.code));
    assert.deepEqual(codes.sort(), ["asked", "staff_reset_asked"]);
    const { id } = asked.find(({ status }) => status === 201)?.body ?? {};
    const answers = await Promise.all([decide(third, id, true), decide(third, id, true)]);
    const decided = answers.map(({ status, body }) => (status === 200 ? "decided" : body.code));
    assert.deepEqual(decided.sort(), ["decided", "staff_reset_closed"]);
    const late = await ask(first, lost.staffId, "password");
    clock.advance(24 * 60 * 60_000);
    const [again, later] = [await colleague(["admin"]), await colleague(["admin"])];
    assert.equal((await decide(again, late.body.id, true)).body.code, "staff_reset_closed");
    const { body: open } = await again.console.get("/staff/resets");
    assert.deepEqual(open.items, []);
    assert.equal((await ask(later, lost.staffId, "password")).status, 201);
  });
});
