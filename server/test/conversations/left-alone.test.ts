import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lapseAssignment } from "../../modules/conversations/queue/dispatch.ts";
import { sweepPresence } from "../../modules/conversations/queue/presence.ts";
import { testServer } from "../harness.ts";
import type { Person } from "../people.ts";
import { customer, eventually, messages, send, servedChat, staff } from "./chats.ts";
import { assignmentsOf, crewOf, stateOf, waiting } from "./crew.ts";

/** Threats of the desk: a customer who waits for somebody who is not there, and nobody sees it. */
const server = await testServer({ environment: { ASSIGNMENT_SECONDS: "600" } });
const supervisor = await staff(server, ["supervisor"], "周芷若");
const { pool } = server.app.database;

/** Lets the clock of one agent and their conversations run on by minutes. */
async function minutesPass(agent: Person, minutes: number): Promise<void> {
  const by = `interval '${minutes} minutes'`;
  await pool.query(
    `update conversations.presence set seen_at = seen_at - ${by}, away_since = away_since - ${by},
       acted_at = acted_at - ${by} where staff_id = $1`,
    [agent.id],
  );
  await pool.query(
    `update conversations.conversation set unanswered_since = unanswered_since - ${by}
     where agent_id = $1`,
    [agent.id],
  );
}

async function served(): Promise<{ lin: Person; agent: Person; id: string }> {
  const [agent] = await crewOf(server, 1, 5);
  assert.ok(agent);
  const lin = await customer(server);
  const id = await servedChat(server, lin, agent);
  return { lin, agent, id };
}

/** Offers the agent the next conversation and lets it lapse, so often. */
async function lapse(agent: Person, times: number): Promise<void> {
  for (let lapsed = 0; lapsed < times; lapsed += 1) {
    const [assignment] = await assignmentsOf(agent);
    assert.ok(assignment, `nothing is offered after ${lapsed} lapses`);
    await lapseAssignment.run(server.app, { assignmentId: assignment.assignmentId });
  }
}

describe("a conversation whose agent went home", () => {
  it("goes to the head of the queue when a word stays unanswered, and the customer is told", async () => {
    const { lin, agent, id } = await served();
    await agent.put("/v1/conversations/presence", { state: "away" });
    const older = await waiting(server);
    await send(lin, id, "我的钱还在被转走");
    await sweepPresence(server.app);
    assert.equal(await stateOf(agent, id), "assigned", "a short absence ends nothing");
    await minutesPass(agent, 4);
    await sweepPresence(server.app);
    assert.equal(await stateOf(agent, id), "queued");
    const told = (await messages(lin, id)).find(({ data }) => data.event === "returned");
    assert.match(told.text, new RegExp(agent.number));
    const colleague = await staff(server, ["agent"], "李强");
    await colleague.put("/v1/conversations/presence", { state: "available", capacity: 5 });
    assert.equal((await assignmentsOf(colleague))[0]?.conversationId, id);
    assert.equal(await stateOf(agent, older), "queued");
  });

  it("comes back when the agent's screen has crashed", async () => {
    const { lin, agent, id } = await served();
    await send(lin, id, "在吗");
    await minutesPass(agent, 4);
    await sweepPresence(server.app);
    const { body } = await agent.get("/v1/conversations/presence");
    assert.deepEqual([body.state, body.awayReason], ["away", "silent"]);
    assert.equal(await stateOf(agent, id), "queued");
  });

  it("stays with an agent who had the last word, or who goes on answering while away", async () => {
    const { lin, agent, id } = await served();
    await send(agent, id, "已经处理好了");
    await agent.put("/v1/conversations/presence", { state: "away" });
    await minutesPass(agent, 10);
    await sweepPresence(server.app);
    assert.equal(await stateOf(agent, id), "assigned");
    await send(lin, id, "谢谢");
    await agent.post(`/v1/conversations/${id}/typing`);
    await sweepPresence(server.app);
    assert.equal(await stateOf(agent, id), "assigned");
  });

  it("is offered first to the same agent when they are back", async () => {
    const { lin, agent, id } = await served();
    await agent.put("/v1/conversations/presence", { state: "away" });
    await send(lin, id, "还在吗");
    await minutesPass(agent, 4);
    await sweepPresence(server.app);
    await agent.put("/v1/conversations/presence", { state: "available" });
    assert.equal((await assignmentsOf(agent))[0]?.conversationId, id);
  });

  it("goes to a person when the customer asks for one, at once", async () => {
    const { lin, agent, id } = await served();
    await agent.put("/v1/conversations/presence", { state: "away" });
    const asked = await lin.post(`/v1/conversations/${id}/person`);
    assert.equal(asked.body.state, "queued");
    assert.equal(asked.body.queue.place, 1);
  });
});

describe("whoever ends a shift with open conversations", () => {
  it("gives them to the queue", async () => {
    const { agent, id } = await served();
    const left = await agent.post("/v1/conversations/presence/leave", { chats: "queue" });
    assert.deepEqual([left.body.state, left.body.awayReason], ["away", "own"]);
    assert.equal(await stateOf(supervisor, id), "queued");
  });

  it("gives them to a colleague who is there, and to nobody who is not", async () => {
    const { agent, id } = await served();
    const colleague = await staff(server);
    const leave = () =>
      agent.post("/v1/conversations/presence/leave", {
        chats: "colleague",
        staffId: colleague.id,
      });
    assert.equal((await leave()).body.code, "agent_not_available");
    assert.equal(await stateOf(agent, id), "assigned");
    await colleague.put("/v1/conversations/presence", { state: "available", capacity: 5 });
    assert.equal((await leave()).status, 200);
    assert.equal((await assignmentsOf(colleague))[0]?.conversationId, id);
  });

  it("keeps them only with a reason, which is in the audit log", async () => {
    const { agent, id } = await served();
    const bare = await agent.post("/v1/conversations/presence/leave", { chats: "keep" });
    assert.equal(bare.status, 400);
    const kept = { chats: "keep", reason: "客户明天上午回复" };
    assert.equal((await agent.post("/v1/conversations/presence/leave", kept)).status, 200);
    assert.equal(await stateOf(agent, id), "assigned");
    const { rows } = await pool.query(
      `select details from platform.audit_entry
       where action = 'conversations.leave' and details->>'conversationId' = $1`,
      [id],
    );
    assert.equal(rows[0].details.reason, kept.reason);
  });
});

describe("an agent who works", () => {
  it("is not set away by assignments that lapse meanwhile", async () => {
    const { agent, id } = await served();
    for (let turn = 0; turn < 4; turn += 1) await waiting(server);
    for (let turn = 0; turn < 4; turn += 1) {
      await pool.query(
        `update conversations.presence set acted_at = now() - interval '1 minute'
         where staff_id = $1`,
        [agent.id],
      );
      await send(agent, id, `还在处理，第 ${turn} 步`);
      await lapse(agent, 1);
    }
    assert.equal((await agent.get("/v1/conversations/presence")).body.state, "available");
  });

  it("is not hit by the flood limit of a customer who sends a burst", async () => {
    const { lin, agent, id } = await served();
    for (let sent = 0; sent < 61; sent += 1) await send(lin, id, `${sent}`);
    assert.equal((await send(lin, id, "又一条")).body.code, "conversation_flooded");
    assert.equal((await send(agent, id, "收到，请稍等")).status, 201);
  });
});

describe("customers who wait behind nobody", () => {
  it("raise an alarm when the last agent is set away, which ends when somebody is there", async () => {
    const [agent] = await crewOf(server, 1, 1);
    assert.ok(agent);
    await waiting(server);
    assert.equal(await unattended(), null);
    await lapse(agent, 3);
    const { body } = await agent.get("/v1/conversations/presence");
    assert.deepEqual([body.state, body.awayReason], ["away", "unanswered"]);
    assert.ok(await unattended());
    const heard = await alarms();
    assert.ok(heard.length > 0, "no screen was told");
    await agent.put("/v1/conversations/presence", { state: "available" });
    assert.equal(await unattended(), null);
  });

  it("are counted on the page that monitoring reads", async () => {
    await crewOf(server, 0, 1);
    await waiting(server);
    const page = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(page, /^desk_waiting 1$/m);
    assert.match(page, /^desk_agents_available 0$/m);
    for (const name of ["oldest_wait_seconds", "stranded", "assignments_lapsed_last_hour"]) {
      assert.match(page, new RegExp(`^desk_${name} \\d+`, "m"));
    }
    assert.match(page, /^cases_obligations_overdue \d+$/m);
  });

  it("are seen by a supervisor, the most urgent first, who gives them to an agent or takes them", async () => {
    const [agent] = await crewOf(server, 1, 5);
    assert.ok(agent);
    await agent.put("/v1/conversations/presence", { state: "away" });
    const first = await waiting(server);
    const second = await waiting(server);
    await pool.query("update conversations.conversation set priority = 2 where id = $1", [second]);
    const { body } = await supervisor.get("/v1/desk/conversations");
    assert.deepEqual(
      body.items.map(({ id }: { id: string }) => id),
      [second, first],
    );
    assert.equal((await agent.get("/v1/desk/conversations")).status, 403);
    assert.equal((await agent.post(`/v1/conversations/${first}/take`)).status, 403);
    const taken = await supervisor.post(`/v1/conversations/${second}/take`);
    assert.equal(taken.body.agent.staffNumber, supervisor.number);
    await pool.query(
      `update conversations.presence set state = 'available', seen_at = now() where staff_id = $1`,
      [agent.id],
    );
    const given = await supervisor.post(`/v1/conversations/${first}/transfer`, {
      staffId: agent.id,
    });
    assert.equal(given.status, 200, JSON.stringify(given.body));
    assert.equal((await assignmentsOf(agent))[0]?.conversationId, first);
  });

  async function unattended(): Promise<string | null> {
    return (await supervisor.get("/v1/conversations/queue")).body.unattendedSince;
  }

  function alarms() {
    return eventually(async () => {
      const { rows } = await pool.query(
        `select data from platform.live_message where type = 'conversations.attendance'
         and recipient = 'role:supervisor'`,
      );
      return rows.length > 0 && rows;
    });
  }
});
