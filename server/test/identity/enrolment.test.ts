// Goal: staff set their own secrets by a one-time link, and nobody else gets in by it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { PASSWORD } from "../people.ts";
import {
  addForm,
  agreed,
  anotherScreen,
  ask,
  type Colleague,
  colleague,
  enrol,
  fullEnrolment,
  NEW_PASSWORD,
  NEW_SECRET,
  resetForm,
  signInAs,
  totpOf,
} from "./colleagues.ts";

const DAY_MS = 24 * 60 * 60_000;
const clock = manualClock(new Date());
const server = await testServer({ clock });

let [first, second] = [await colleague(server, ["admin"]), await colleague(server, ["admin"])];

async function screenOf(admin: Colleague): Promise<Colleague> {
  return { ...admin, console: await anotherScreen(server, admin.staffId) };
}

describe("enrolment by a one-time link", () => {
  it("takes both halves: neither the asker's code nor the approver's link is enough", async () => {
    const { token, code } = await agreed(first, second, addForm(["agent"]));
    const form = await fullEnrolment(server, { token, code });
    const wrong = code === "00000000" ? "00000001" : "00000000";
    const without = await enrol(server, { ...form, code: undefined });
    assert.equal(without.body.code, "enrolment_code_wrong");
    const guesses = await Promise.all(
      Array.from({ length: 12 }, () => enrol(server, { ...form, code: wrong })),
    );
    const counted = guesses.filter(({ body }) => body.code === "enrolment_code_wrong");
    assert.equal(counted.length, 3, "the fifth wrong code ends the link");
    assert.equal((await enrol(server, form)).body.code, "enrolment_over");
  });

  it("works once, even for two at a time, and then they sign in", async () => {
    const link = await agreed(first, second, addForm(["agent"]));
    const shown = await first.console.post("/staff/enrolment", { token: link.token });
    assert.equal(shown.body.displayName, "王强");
    assert.equal(shown.body.lost, "both");
    const form = await fullEnrolment(server, link);
    const weak = await enrol(server, { ...form, password: "password" });
    assert.equal(weak.body.code, "password_weak");
    const wrong = await enrol(server, { ...form, totpCode: "000000" });
    assert.equal(wrong.body.code, "enrolment_totp_wrong");
    const answers = await Promise.all([enrol(server, form), enrol(server, form)]);
    const codes = answers.map(({ status, body }) => (status === 200 ? "in" : body.code));
    assert.deepEqual(codes.sort(), ["enrolment_over", "in"]);
    clock.advance(30_000);
    const { staffNumber } = link;
    const who = { staffNumber, password: NEW_PASSWORD, secret: NEW_SECRET };
    assert.equal(await signInAs(server, who), "in");
  });

  it("runs out after two days, and is replaced by a new one", async () => {
    const link = await agreed(first, second, addForm(["agent"]));
    clock.advance(2 * DAY_MS);
    [first, second] = [await screenOf(first), await screenOf(second)];
    const late = await enrol(server, await fullEnrolment(server, link));
    assert.equal(late.body.code, "enrolment_over");
    const { rows } = await server.app.database.pool.query(
      "select id from identity.staff where staff_number = $1",
      [link.staffNumber],
    );
    const partial = await ask(first, resetForm(rows[0].id, "password"));
    assert.equal(partial.body.code, "staff_reset_not_enrolled");
    const again = await agreed(first, second, resetForm(rows[0].id, "both"));
    assert.equal((await enrol(server, await fullEnrolment(server, again))).status, 200);
  });

  it("after a lost password asks for the authenticator: two admins do not get in", async () => {
    const agent = await colleague(server, ["agent"]);
    const link = await agreed(first, second, resetForm(agent.staffId, "password"));
    assert.equal((await agent.console.get("/staff/me")).status, 401);
    const full = await enrol(server, await fullEnrolment(server, link));
    assert.equal(full.body.code, "invalid_request", "the authenticator is not replaced");
    const form = { ...link, password: NEW_PASSWORD };
    const guess = await enrol(server, { ...form, totpCode: await totpOf(server, NEW_SECRET) });
    assert.equal(guess.body.code, "totp_wrong");
    const totpCode = await totpOf(server, agent.totpSecret);
    assert.equal((await enrol(server, { ...form, totpCode })).status, 200);
    clock.advance(30_000);
    const { staffNumber, totpSecret: secret } = agent;
    assert.equal(await signInAs(server, { staffNumber, password: NEW_PASSWORD, secret }), "in");
  });

  it("after a lost authenticator asks for the password", async () => {
    const agent = await colleague(server, ["agent"]);
    const link = await agreed(first, second, resetForm(agent.staffId, "authenticator"));
    const { staffNumber } = agent;
    assert.equal(await signInAs(server, { staffNumber, secret: agent.totpSecret }), "totp_wrong");
    const totpCode = await totpOf(server, NEW_SECRET);
    const form = { ...link, totpSecret: NEW_SECRET, totpCode };
    const wrong = await enrol(server, { ...form, currentPassword: "guess-of-an-admin" });
    assert.equal(wrong.body.code, "staff_password_wrong");
    assert.equal((await enrol(server, { ...form, currentPassword: PASSWORD })).status, 200);
    clock.advance(30_000);
    assert.equal(await signInAs(server, { staffNumber, secret: NEW_SECRET }), "in");
  });
});
