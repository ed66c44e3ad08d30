// Goal: staff renew their own password, and nobody else does.
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
