import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "../harness.ts";
import { customer, eventually, messages, staff, startChat } from "./chats.ts";
import { assignmentsOf, crewOf, stateOf, waiting } from "./crew.ts";

/** Assignments: a conversation is never taken twice, and never forgotten. */
const server = await testServer({ environment: { ASSIGNMENT_SECONDS: "30" } });

describe("an assignment", () => {
  it("is taken exactly once, however many clicks arrive at the same time", async () => {
    const [agent] = await crewOf(server, 1, 5);
    assert.ok(agent);
    const id = await waiting(server);
    const [assignment] = await assignmentsOf(agent);
    assert.equal(assignment?.conversationId, id);
    const clicks = await Promise.all(
      Array.from({ length: 20 }, () =>
        agent.post(`/v1/conversations/assignments/${assignment?.assignmentId}/accept`),
      ),
    );
    const statuses = clicks.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, ...Array.from({ length: 19 }, () => 409)]);
    const joined = (await messages(agent, id)).filter(({ data }) => data.event === "joined");
    assert.equal(joined.length, 1);
  });

  it("is made once per conversation and one at a time per agent when many causes come at once", async () => {
    const agents = await crewOf(server, 3, 2);
    const ids = await Promise.all(Array.from({ length: 8 }, () => waiting(server)));
    const held = (await Promise.all(agents.map(assignmentsOf))).map(
      (assignments) => assignments.length,
    );
    assert.deepEqual(held, [1, 1, 1]);
    const offered = (await Promise.all(agents.map(assignmentsOf))).flat();
    assert.equal(new Set(offered.map(({ conversationId }) => conversationId)).size, 3);
    const [agent] = agents;
    assert.ok(agent);
    const states = await Promise.all(ids.map((id) => stateOf(agent, id)));
    assert.equal(states.filter((state) => state === "queued").length, 5);
  });

  it("is followed by the next one once it is answered, up to the agent's room", async () => {
    const [agent] = await crewOf(server, 1, 2);
    assert.ok(agent);
    for (let asked = 0; asked < 3; asked += 1) await waiting(server);
    for (let taken = 0; taken < 2; taken += 1) {
      const [assignment, ...others] = await assignmentsOf(agent);
      assert.deepEqual(others, []);
      await agent.post(`/v1/conversations/assignments/${assignment?.assignmentId}/accept`);
    }
    assert.deepEqual(await assignmentsOf(agent), []);
  });

  it("goes to one agent only when several accept and decline at the same time", async () => {
    const agents = await crewOf(server, 4, 1);
    const ids = await Promise.all(Array.from({ length: 4 }, () => waiting(server)));
    await Promise.all(
      agents.map(async (agent, at) => {
        const [assignment] = await assignmentsOf(agent);
        const word = at % 2 === 0 ? "accept" : "decline";
        await agent.post(`/v1/conversations/assignments/${assignment?.assignmentId}/${word}`);
      }),
    );
    const rows = await server.app.database.pool.query(
      `select conversation_id from conversations.assignment where state in ('waiting', 'accepted')
       and conversation_id = any ($1::uuid[])`,
      [ids],
    );
    const held = rows.rows.map(({ conversation_id }) => conversation_id);
    assert.equal(new Set(held).size, held.length, "a conversation is with two agents");
    assert.equal(held.length, 4, "a conversation was forgotten");
  });

  it("goes to the agent who has been idle longest", async () => {
    const [first, second] = await crewOf(server, 2, 5);
    assert.ok(first && second);
    const one = await waiting(server);
    assert.equal((await assignmentsOf(first))[0]?.conversationId, one);
    await first.post(
      `/v1/conversations/assignments/${(await assignmentsOf(first))[0]?.assignmentId}/accept`,
    );
    const two = await waiting(server);
    assert.equal((await assignmentsOf(second))[0]?.conversationId, two);
  });

  it("goes to somebody else when it is declined", async () => {
    const [first, second] = await crewOf(server, 2, 5);
    assert.ok(first && second);
    const id = await waiting(server);
    const [assignment] = await assignmentsOf(first);
    await first.post(`/v1/conversations/assignments/${assignment?.assignmentId}/decline`);
    assert.deepEqual(await assignmentsOf(first), []);
    assert.equal((await assignmentsOf(second))[0]?.conversationId, id);
    const late = await first.post(
      `/v1/conversations/assignments/${assignment?.assignmentId}/accept`,
    );
    assert.equal(late.body.code, "assignment_gone");
  });

  it("cannot be answered by anybody else", async () => {
    const [agent] = await crewOf(server, 1, 5);
    assert.ok(agent);
    await waiting(server);
    const [assignment] = await assignmentsOf(agent);
    const other = await staff(server);
    const stolen = await other.post(
      `/v1/conversations/assignments/${assignment?.assignmentId}/accept`,
    );
    assert.equal(stolen.status, 409);
    assert.equal((await assignmentsOf(agent)).length, 1);
  });

  it("is withdrawn when the agent goes away, who keeps what is in hand", async () => {
    const [agent] = await crewOf(server, 1, 5);
    assert.ok(agent);
    const inHand = await waiting(server);
    await agent.post(
      `/v1/conversations/assignments/${(await assignmentsOf(agent))[0]?.assignmentId}/accept`,
    );
    const offered = await waiting(server);
    assert.equal((await assignmentsOf(agent)).length, 1);
    await agent.put("/v1/conversations/presence", { state: "away" });
    assert.deepEqual(await assignmentsOf(agent), []);
    assert.equal(await stateOf(agent, offered), "queued");
    assert.equal(await stateOf(agent, inHand), "assigned");
    await agent.put("/v1/conversations/presence", { state: "available" });
    assert.equal((await assignmentsOf(agent))[0]?.conversationId, offered);
  });

  it("is gone when the customer ends the conversation", async () => {
    const [agent] = await crewOf(server, 1, 5);
    assert.ok(agent);
    const lin = await customer(server);
    const id = await startChat(lin);
    await lin.post(`/v1/conversations/${id}/person`);
    const [assignment] = await assignmentsOf(agent);
    await lin.post(`/v1/conversations/${id}/close`);
    assert.deepEqual(await assignmentsOf(agent), []);
    const late = await agent.post(
      `/v1/conversations/assignments/${assignment?.assignmentId}/accept`,
    );
    assert.equal(late.body.code, "assignment_gone");
  });
});

describe("an assignment that nobody answers", () => {
  it("lapses, goes to the next agent, and after three the empty chair counts as away", async () => {
    const { lapseAssignment } = await import("../../modules/conversations/queue/dispatch.ts");
    const [first, second] = await crewOf(server, 2, 5);
    assert.ok(first && second);
    const id = await waiting(server);
    const holder = async () => {
      for (const agent of [first, second]) {
        const [assignment] = await assignmentsOf(agent);
        if (assignment) return { agent, assignment };
      }
      return undefined;
    };
    const seen: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const held = await holder();
      if (!held) break;
      seen.push(held.agent.id);
      // The job may run more than once and must not count twice.
      await lapseAssignment.run(server.app, { assignmentId: held.assignment.assignmentId });
      await lapseAssignment.run(server.app, { assignmentId: held.assignment.assignmentId });
    }
    assert.deepEqual(seen, [first.id, second.id, first.id, second.id, first.id, second.id]);
    assert.equal((await first.get("/v1/conversations/presence")).body.state, "away");
    assert.equal(await stateOf(first, id), "queued");
  });

  it("lapses by its own job when its time is over", async () => {
    const quick = await testServer({ environment: { ASSIGNMENT_SECONDS: "1" } });
    const agent = await staff(quick);
    await agent.put("/v1/conversations/presence", { state: "available", capacity: 1 });
    const lin = await customer(quick);
    const id = await startChat(lin);
    await lin.post(`/v1/conversations/${id}/person`);
    const lapsed = await eventually(async () => {
      const { rows } = await quick.app.database.pool.query(
        "select state from conversations.assignment where conversation_id = $1 and state = 'lapsed'",
        [id],
      );
      return rows.length > 0 && rows;
    });
    assert.ok(lapsed.length >= 1);
  });
});
