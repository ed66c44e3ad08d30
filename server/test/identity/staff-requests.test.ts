// Goal: no admin alone can be all four eyes: make colleagues, give rights, or get into an account.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { PASSWORD } from "../people.ts";
import { waitForMessage } from "./browser.ts";
import {
  addForm,
  agreed,
  anotherScreen,
  ask,
  type Colleague,
  colleague,
  decide,
  enrol,
  fullEnrolment,
  NEW_SECRET,
  resetForm,
  signInAs,
} from "./colleagues.ts";

const DAY_MS = 24 * 60 * 60_000;
const clock = manualClock(new Date());
const server = await testServer({ clock });

/** Two admins whom others have known for eight days. */
const early = [await colleague(server, ["admin"]), await colleague(server, ["admin"])] as const;
clock.advance(8 * DAY_MS);

let [first, second] = [await screenOf(early[0]), await screenOf(early[1])];

async function screenOf(admin: Colleague): Promise<Colleague> {
  return { ...admin, console: await anotherScreen(server, admin.staffId) };
}

/** Time passes, and the two admins sign in again. */
async function later(milliseconds: number): Promise<void> {
  clock.advance(milliseconds);
  [first, second] = [await screenOf(first), await screenOf(second)];
}

async function auditOf(staffId: string): Promise<string[]> {
  const { rows } = await server.app.database.pool.query(
    "select action from platform.audit_entry where subject = $1 order by id",
    [`staff:${staffId}`],
  );
  return rows.map((row) => row.action);
}

describe("one admin alone", () => {
  it("cannot make colleagues who propose and approve goodwill", async () => {
    const asked = await ask(first, addForm(["agent"]));
    assert.equal(asked.status, 201);
    const own = await decide(first, asked.body.request.id);
    assert.equal(own.body.code, "staff_request_four_eyes");
    const open = (await second.console.get("/staff/requests")).body.open;
    assert.ok(open.some(({ id }: { id: string }) => id === asked.body.request.id));
    assert.equal((await first.console.post("/staff", addForm(["agent"]))).status, 404);
    assert.equal((await decide(first, asked.body.request.id, false)).body.state, "declined");
  });

  it("cannot become agent or supervisor, nor make an admin who is one", async () => {
    const roles = ["admin", "finance"];
    const reason = "x";
    const self = await ask(first, { kind: "roles", staffId: first.staffId, roles, reason });
    assert.equal(self.body.code, "own_rights");
    const both = [
      ["admin", "supervisor"],
      ["agent", "supervisor"],
    ];
    for (const together of both) {
      const answer = await ask(first, { ...addForm([]), roles: together });
      assert.equal(answer.body.code, "roles_apart", together.join());
    }
  });

  it("cannot get rid of the other admins, nor leave one", async () => {
    const stop = await first.console.post(`/staff/${second.staffId}/stop`, { reason: "x" });
    assert.equal(stop.body.code, "staff_admin_by_request");
    const last = { kind: "deactivate", staffId: second.staffId, reason: "x" };
    assert.equal((await ask(first, last)).body.code, "too_few_admins");
    const roles = { kind: "roles", staffId: second.staffId, roles: ["agent"], reason: "x" };
    assert.equal((await ask(first, roles)).body.code, "too_few_admins");
  });

  it("sees no secret of a colleague, and sets none", async () => {
    const { body } = await fetch(`${server.url}/v1/openapi.json`).then(async (answer) => ({
      body: (await answer.json()) as { paths: Record<string, unknown> },
    }));
    assert.ok(!JSON.stringify(body).includes("totpUri"), "no answer carries an authenticator");
    const asked = await ask(first, { ...addForm(["teller"]), password: PASSWORD });
    const done = await decide(second, asked.body.request.id);
    const known = JSON.stringify([asked.body, done.body]);
    assert.ok(!known.includes(PASSWORD));
    assert.equal(done.body.enrolmentUrl.includes(asked.body.enrolmentCode), false);
    assert.ok(!JSON.stringify(asked.body).includes(done.body.enrolmentUrl.split("#")[1]));
  });

  it("is not undone by leaving: a request ends with its asker's rights", async () => {
    const third = await screenOf(await enrolled(["admin"]));
    const asked = await ask(third, addForm(["agent"]));
    const reason = "离职";
    await agreed(first, second, { kind: "deactivate", staffId: third.staffId, reason });
    const late = await decide(second, asked.body.request.id);
    assert.equal(late.body.code, "staff_request_asker_gone");
    assert.equal((await decide(second, asked.body.request.id)).body.code, "staff_request_closed");
  });
});

/** A colleague whom the two old admins added and who enrolled just now. */
async function enrolled(roles: Parameters<typeof addForm>[0]): Promise<Colleague> {
  const link = await agreed(first, second, addForm(roles));
  const done = await enrol(server, await fullEnrolment(server, link));
  assert.equal(done.status, 200, JSON.stringify(done.body));
  const { rows } = await server.app.database.pool.query(
    "select id from identity.staff where staff_number = $1",
    [link.staffNumber],
  );
  const { staffNumber } = link;
  const made = { staffId: rows[0].id as string, staffNumber, totpSecret: NEW_SECRET };
  return screenOf({ ...made, console: first.console });
}

describe("a young admin", () => {
  it("approves only with a third pair of eyes, until others have known them for a week", async () => {
    const young = await enrolled(["admin"]);
    const asked = await ask(first, addForm(["agent"]));
    const { id } = asked.body.request;
    const one = await decide(young, id);
    assert.deepEqual(one.body, { state: "waiting", enrolmentUrl: null, staffNumber: null });
    assert.equal((await decide(young, id)).body.state, "waiting", "twice is still one");
    assert.equal((await decide(second, id)).body.state, "approved");
    await later(7 * DAY_MS);
    const known = await screenOf(young);
    const again = await ask(first, addForm(["agent"]));
    assert.equal((await decide(known, again.body.request.id)).body.state, "approved");
    await agreed(first, second, {
      kind: "deactivate",
      staffId: young.staffId,
      reason: "end of the test",
    });
  });
});

describe("the person concerned", () => {
  it("decides nothing about themselves, neither yes nor no", async () => {
    const third = await enrolled(["admin"]);
    const asked = await ask(first, resetForm(third.staffId, "password"));
    for (const approve of [true, false]) {
      const answer = await decide(third, asked.body.request.id, approve);
      assert.equal(answer.body.code, "staff_request_four_eyes");
    }
    assert.equal((await ask(third, resetForm(third.staffId, "both"))).body.code, "own_rights");
    await decide(first, asked.body.request.id, false);
  });
});

describe("a request about staff", () => {
  it("is an admin's alone, asked once, decided once, and runs out", async () => {
    const supervisor = await colleague(server, ["supervisor"]);
    const lost = await colleague(server, ["agent"]);
    assert.equal((await ask(supervisor, addForm(["agent"]))).status, 403);
    assert.equal((await supervisor.console.get("/staff/requests")).status, 403);
    const asked = await Promise.all([
      ask(first, resetForm(lost.staffId, "password")),
      ask(second, resetForm(lost.staffId, "password")),
    ]);
    const codes = asked.map(({ status, body }) => (status === 201 ? "asked" : body.code));
    assert.deepEqual(codes.sort(), ["asked", "staff_request_asked"]);
    const won = asked.findIndex(({ status }) => status === 201);
    const { id } = asked[won]?.body.request ?? {};
    const other = won === 0 ? second : first;
    const answers = await Promise.all([decide(other, id), decide(other, id)]);
    const decided = answers.map(({ status, body }) => (status === 200 ? "done" : body.code));
    assert.deepEqual(decided.sort(), ["done", "staff_request_closed"]);
    const late = await ask(first, { kind: "deactivate", staffId: lost.staffId, reason: "x" });
    await later(3 * DAY_MS);
    assert.equal((await decide(second, late.body.request.id)).body.code, "staff_request_closed");
    const again = await ask(first, { kind: "deactivate", staffId: lost.staffId, reason: "x" });
    assert.equal(again.status, 201);
  });

  it("gives new rights, signs the colleague out, and is in the log with who and why", async () => {
    const agent = await colleague(server, ["agent"]);
    const change = { kind: "roles", staffId: agent.staffId, roles: ["agent", "teller"] };
    await agreed(first, second, { ...change, reason: "夜班柜台" });
    assert.equal((await agent.console.get("/staff/me")).status, 401);
    const { body } = await first.console.get("/staff");
    const card = body.items.find(({ id }: { id: string }) => id === agent.staffId);
    assert.deepEqual(card.roles, ["agent", "teller"]);
    const entries = await auditOf(agent.staffId);
    assert.ok(entries.includes("identity.staff-request-asked"));
    assert.ok(entries.includes("identity.staff-request-approved"));
  });

  it("brings somebody back only with new secrets", async () => {
    const agent = await colleague(server, ["agent"]);
    const reason = "x";
    await first.console.post(`/staff/${agent.staffId}/stop`, { reason });
    const link = await agreed(first, second, { kind: "activate", staffId: agent.staffId, reason });
    const { staffNumber, totpSecret: secret } = agent;
    assert.equal(await signInAs(server, { staffNumber, secret }), "staff_sign_in_failed");
    assert.equal((await enrol(server, await fullEnrolment(server, link))).status, 200);
  });

  it("reaches every admin at once, and by e-mail whoever has an address", async () => {
    const third = await agreed(first, second, addForm(["admin"]));
    const email = "third@jinnang.example";
    const form = { ...(await fullEnrolment(server, third)), email };
    assert.equal((await enrol(server, form)).status, 200);
    const asked = await ask(first, addForm(["finance"]));
    const { rows } = await server.app.database.pool.query(
      `select data->>'what' as what from platform.event
       where type = 'identity.staff-request' and data->>'requestId' = $1`,
      [asked.body.request.id],
    );
    assert.deepEqual(rows, [{ what: "asked" }]);
    const fits = (text: string) => text.includes("添加员工") && text.includes(first.staffNumber);
    assert.match(await waitForMessage(server, email, fits), /王强/);
  });
});
