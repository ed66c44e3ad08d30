import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { estimateWait } from "../../modules/conversations/queue/estimate.ts";
import { testServer } from "../harness.ts";
import { customer, messages, staff, startChat } from "./chats.ts";
import { assignmentsOf, crewOf, stateOf, waiting } from "./crew.ts";

/** The queue: who is served before whom, what the customer is told, and who is really there. */
const server = await testServer({ environment: { ASSIGNMENT_SECONDS: "30" } });

describe("the queue", () => {
  it("serves the urgent before the old", async () => {
    await crewOf(server, 0, 1);
    const old = await waiting(server);
    const { handOver, PRIORITY } = await import("../../modules/conversations/index.ts");
    const lin = await customer(server);
    const urgent = await startChat(lin);
    await server.app.database.transaction((tx) =>
      handOver(tx, urgent, { reason: "stolen", priority: PRIORITY.urgent }),
    );
    const place = (await lin.get(`/v1/conversations/${urgent}`)).body.queue.place;
    assert.equal(place, 1);
    const agent = await staff(server);
    await agent.put("/v1/conversations/presence", { state: "available", capacity: 1 });
    assert.equal((await assignmentsOf(agent))[0]?.conversationId, urgent);
    assert.equal(await stateOf(agent, old), "queued");
  });

  it("lets those who asked for a person go ahead of others, but not forever", async () => {
    await crewOf(server, 0, 1);
    const { handOver } = await import("../../modules/conversations/index.ts");
    const lin = await customer(server);
    const normal = await startChat(lin);
    await server.app.database.transaction((tx) => handOver(tx, normal, { reason: "unknown" }));
    const placeOfNormal = async () =>
      (await lin.get(`/v1/conversations/${normal}`)).body.queue.place;
    await waiting(server);
    assert.equal(await placeOfNormal(), 2);
    await server.app.database.pool.query(
      `update conversations.conversation set queued_at = queued_at - interval '11 minutes'
       where id = $1`,
      [normal],
    );
    assert.equal(await placeOfNormal(), 1);
  });

  it("tells the place, and an estimate only when somebody is there", async () => {
    await crewOf(server, 0, 1);
    const lin = await customer(server);
    await waiting(server);
    const id = await startChat(lin);
    const { queue } = (await lin.post(`/v1/conversations/${id}/person`)).body;
    assert.deepEqual(queue, { place: 2, waitSecondsEstimate: null, openNow: false });
    const agent = await staff(server);
    await agent.put("/v1/conversations/presence", { state: "available", capacity: 1 });
    const later = (await lin.get(`/v1/conversations/${id}`)).body.queue;
    assert.equal(later.openNow, true);
    assert.equal(later.place, 2);
    assert.ok(later.waitSecondsEstimate >= 60 && later.waitSecondsEstimate % 60 === 0);
  });

  it("estimates from handling time and room, rounded up to minutes", () => {
    const people = { agents: 2, slots: 4, busy: 4, handlingSeconds: 300 };
    assert.equal(estimateWait({ ...people, place: 1 }), 120);
    assert.equal(estimateWait({ ...people, place: 8 }), 600);
    assert.equal(estimateWait({ ...people, busy: 2, place: 2 }), 60);
    assert.equal(estimateWait({ ...people, agents: 0, slots: 0, busy: 0, place: 1 }), null);
  });

  it("asks twice for a person but waits once", async () => {
    await crewOf(server, 0, 1);
    const lin = await customer(server);
    const id = await startChat(lin);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => lin.post(`/v1/conversations/${id}/person`)),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    const queued = (await messages(lin, id)).filter(({ data }) => data.event === "queued");
    assert.equal(queued.length, 1);
  });

  it("gets a conversation back from an agent, who is not offered it first again", async () => {
    const [first, second] = await crewOf(server, 2, 5);
    assert.ok(first && second);
    const id = await waiting(server);
    await first.post(
      `/v1/conversations/assignments/${(await assignmentsOf(first))[0]?.assignmentId}/accept`,
    );
    const given = await first.post(`/v1/conversations/${id}/transfer`, { queue: "front" });
    assert.equal(given.status, 200);
    assert.equal((await assignmentsOf(second))[0]?.conversationId, id);
    assert.deepEqual(await assignmentsOf(first), []);
  });

  it("passes a conversation to a named colleague who is there, and to nobody who is not", async () => {
    const [first, second] = await crewOf(server, 2, 5);
    assert.ok(first && second);
    const id = await waiting(server);
    await first.post(
      `/v1/conversations/assignments/${(await assignmentsOf(first))[0]?.assignmentId}/accept`,
    );
    const absent = await staff(server);
    const refused = await first.post(`/v1/conversations/${id}/transfer`, { staffId: absent.id });
    assert.equal(refused.body.code, "agent_not_available");
    assert.equal(await stateOf(first, id), "assigned");
    await first.post(`/v1/conversations/${id}/transfer`, { staffId: second.id });
    assert.equal((await assignmentsOf(second))[0]?.conversationId, id);
  });

  it("sets agents away whose screens have been silent, and assigns elsewhere", async () => {
    const { sweepPresence } = await import("../../modules/conversations/queue/presence.ts");
    const [gone, here] = await crewOf(server, 2, 5);
    assert.ok(gone && here);
    const id = await waiting(server);
    assert.equal((await assignmentsOf(gone))[0]?.conversationId, id);
    await server.app.database.pool.query(
      "update conversations.presence set seen_at = now() - interval '1 hour' where staff_id = $1",
      [gone.id],
    );
    await sweepPresence(server.app);
    assert.equal((await gone.get("/v1/conversations/presence")).body.state, "away");
    assert.equal((await assignmentsOf(here))[0]?.conversationId, id);
  });
});
