import assert from "node:assert/strict";
import type { TestServer } from "../harness.ts";
import type { Person } from "../people.ts";
import { customer, staff, startChat } from "./chats.ts";

/** Agents who wait for assignments and customers who wait for agents, in the tests of the queue. */
export interface Assignment {
  assignmentId: string;
  conversationId: string;
}

export async function assignmentsOf(agent: Person): Promise<Assignment[]> {
  return (await agent.get("/v1/conversations/assignments")).body.items;
}

export async function waiting(server: TestServer): Promise<string> {
  const lin = await customer(server);
  const id = await startChat(lin);
  assert.equal((await lin.post(`/v1/conversations/${id}/person`)).status, 200);
  return id;
}

/** Only the agents a test brings are there: nobody of an earlier test takes its assignments. */
export async function crewOf(
  server: TestServer,
  count: number,
  capacity: number,
): Promise<Person[]> {
  await server.app.database.pool.query("update conversations.presence set state = 'away'");
  await server.app.database.pool.query("delete from conversations.open_conversation");
  await server.app.database.pool.query(
    `update conversations.conversation set state = 'closed', closed_at = now()
     where state <> 'closed'`,
  );
  await server.app.database.pool.query(
    "update conversations.assignment set state = 'withdrawn' where state = 'waiting'",
  );
  const agents: Person[] = [];
  for (let made = 0; made < count; made += 1) {
    const agent = await staff(server);
    await agent.put("/v1/conversations/presence", { state: "available", capacity });
    agents.push(agent);
  }
  return agents;
}

export async function stateOf(agent: Person, id: string): Promise<string> {
  return (await agent.get(`/v1/conversations/${id}`)).body.state;
}
