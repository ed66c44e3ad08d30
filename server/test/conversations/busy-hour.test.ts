import assert from "node:assert/strict";
import { it } from "node:test";
import { sweepPresence } from "../../modules/conversations/queue/presence.ts";
import { testServer } from "../harness.ts";
import type { Person } from "../people.ts";
import { customer, messages, send, staff, startChat } from "./chats.ts";
import { assignmentsOf } from "./crew.ts";

/**
 * The busy hour: forty customers at once, two agents of capacity four. One goes home in the middle,
 * one crashes, a third comes later. Whatever happens, nobody waits unseen.
 */
const CUSTOMERS = 40;
const CAPACITY = 4;

const server = await testServer({ environment: { ASSIGNMENT_SECONDS: "3600" } });
const { pool } = server.app.database;
const supervisor = await staff(server, ["supervisor"], "周芷若");

/** Takes what is offered, answers everybody who waits, and ends that many conversations. */
async function work(agent: Person, ends: number): Promise<void> {
  for (;;) {
    const [assignment] = await assignmentsOf(agent);
    if (!assignment) break;
    await agent.post(`/v1/conversations/assignments/${assignment.assignmentId}/accept`);
  }
  const { mine } = (await agent.get("/v1/desk/inbox")).body;
  for (const { id } of mine) await send(agent, id, "您好，我在看您的订单。");
  for (const { id } of mine.slice(0, ends)) await agent.post(`/v1/conversations/${id}/close`);
}

async function comesIn(displayName: string): Promise<Person> {
  const agent = await staff(server, ["agent"], displayName);
  await agent.put("/v1/conversations/presence", { state: "available", capacity: CAPACITY });
  return agent;
}

async function alarmSince(): Promise<string | null> {
  return (await supervisor.get("/v1/conversations/queue")).body.unattendedSince;
}

it("the busy hour leaves nobody alone: everybody is answered or visibly handed on", async () => {
  const [zhao, li] = [await comesIn("赵敏"), await comesIn("李强")];
  const people = await Promise.all(
    Array.from({ length: CUSTOMERS }, async () => {
      const person = await customer(server);
      const id = await startChat(person);
      await person.post(`/v1/conversations/${id}/person`);
      return { person, id };
    }),
  );
  await Promise.all([work(zhao, 2), work(li, 2)]);
  await work(zhao, 0);
  await work(li, 0);
  const held = await pool.query(
    `select count(*)::int as n from conversations.conversation where state = 'assigned'`,
  );
  assert.equal(held.rows[0].n, 2 * CAPACITY, "both agents are as busy as they said");

  // One goes home and hands over what is open; the other one's screen dies in the middle.
  await zhao.post("/v1/conversations/presence/leave", { chats: "queue" });
  const { mine: cutOff } = (await li.get("/v1/desk/inbox")).body;
  for (const { id } of cutOff) {
    const asker = people.find((one) => one.id === id)?.person;
    if (asker) await send(asker, id, "还在吗？");
  }
  await pool.query(
    `update conversations.presence set seen_at = seen_at - interval '10 minutes',
       acted_at = acted_at - interval '10 minutes' where staff_id = $1`,
    [li.id],
  );
  await pool.query(
    `update conversations.conversation
     set unanswered_since = unanswered_since - interval '10 minutes' where agent_id = $1`,
    [li.id],
  );
  await sweepPresence(server.app);

  const waiting = (await supervisor.get("/v1/desk/conversations")).body.items;
  assert.ok(waiting.every(({ state }: { state: string }) => state === "queued"));
  assert.ok(await alarmSince(), "nobody is there and nobody was told");
  for (const { id } of cutOff) {
    const told = (await messages(supervisor, id)).some(({ data }) => data.event === "returned");
    assert.ok(told, "a customer of the crashed agent was not told");
  }

  // A third agent comes and works the queue off; those who were left are served first.
  const wang = await comesIn("王芳");
  assert.equal(await alarmSince(), null);
  const [next] = await assignmentsOf(wang);
  const former = (await messages(supervisor, next?.conversationId ?? "")).some(
    ({ data }) => data.event === "returned",
  );
  assert.ok(former, "somebody who was left alone is behind those who came later");
  for (let rounds = 0; rounds < CUSTOMERS; rounds += 1) {
    await work(wang, CAPACITY);
    const { waiting: left } = (await supervisor.get("/v1/conversations/queue")).body;
    if (left === 0) break;
  }
  for (const { id } of people) {
    const said = await messages(supervisor, id);
    assert.ok(
      said.some(({ from }) => from === "agent"),
      `nobody ever answered ${id}`,
    );
  }
});
