// Goal: a new installation gets its admins, and what is eased for that never comes back.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openFirstAdmin } from "../../modules/identity/index.ts";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import {
  addForm,
  agreed,
  anotherScreen,
  ask,
  type Colleague,
  decide,
  enrol,
  fullEnrolment,
  NEW_PASSWORD,
  NEW_SECRET,
  resetForm,
} from "./colleagues.ts";

const DAY_MS = 24 * 60 * 60_000;
const clock = manualClock(new Date());
const server = await testServer({ clock });

const fromMachine = (name: string) =>
  server.app.database.transaction((tx) => openFirstAdmin(tx, name));

async function admin(staffNumber: string): Promise<Colleague> {
  const { rows } = await server.app.database.pool.query(
    "select id from identity.staff where staff_number = $1",
    [staffNumber],
  );
  const staffId = rows[0].id as string;
  const console = await anotherScreen(server, staffId);
  return { staffId, staffNumber, totpSecret: NEW_SECRET, console };
}

const standing = async (of: Colleague) => (await of.console.get("/staff/requests")).body.admins;

describe("the admins of a new installation", () => {
  it("begin at the machine, add a second alone, and then need each other for good", async () => {
    const link = await fromMachine("孙悦");
    assert.ok(link, "nobody can sign in yet");
    assert.ok(await fromMachine("钱宁"), "and a link that was lost is no lock-out");
    const token = new URL(link.url).hash.slice(1);
    assert.equal((await enrol(server, await fullEnrolment(server, { token }))).status, 200);
    assert.equal(await fromMachine("李四"), undefined, "there is an admin now");

    const one = await admin(link.staffNumber);
    const agent = await ask(one, addForm(["agent"]));
    const refused = await decide(one, agent.body.request.id);
    assert.equal(refused.body.code, "staff_request_four_eyes", "alone: another admin, no more");
    const second = await agreed(one, one, addForm(["admin"]));
    assert.equal((await enrol(server, await fullEnrolment(server, second))).status, 200);
    const two = await admin(second.staffNumber);
    const listed = (await two.console.get("/staff/requests")).body.decided;
    assert.ok(listed.some((item: { approvals: { alone: boolean }[] }) => item.approvals[0]?.alone));

    const alone = await ask(one, addForm(["admin"]));
    assert.equal((await decide(one, alone.body.request.id)).body.code, "staff_request_four_eyes");
    assert.deepEqual(await standing(one), { active: 2, established: false, youngDays: 7 });
    assert.equal((await decide(two, alone.body.request.id)).body.state, "approved", "a young one");

    clock.advance(8 * DAY_MS);
    const [later, other] = [await admin(link.staffNumber), await admin(second.staffNumber)];
    const third = await agreed(later, other, addForm(["admin"]));
    assert.equal((await enrol(server, await fullEnrolment(server, third))).status, 200);
    assert.equal((await standing(later)).established, true);
    // One of the two old admins starts anew: the rules stay as they are.
    const reset = await agreed(later, await admin(second.staffNumber), addForm(["finance"]));
    assert.ok(reset.token);
    const young = await admin(third.staffNumber);
    await agreed(later, other, { ...resetForm(young.staffId, "both") });
    assert.equal((await standing(later)).established, true);
  });

  it("whose password nobody else ever had", async () => {
    const { rows } = await server.app.database.pool.query(
      "select count(*)::int as n from platform.audit_entry where details::text like $1",
      [`%${NEW_PASSWORD}%`],
    );
    assert.equal(rows[0].n, 0);
  });
});
