import assert from "node:assert/strict";
import type { Language } from "../../platform/http/errors.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import type { TestServer } from "../harness.ts";
import { type Answer, newCustomer, newStaff, type Person } from "../people.ts";

/** Customers and agents who talk to each other: in Chinese, unless a test says otherwise. */
export function customer(server: TestServer, language: Language = "zh"): Promise<Person> {
  return newCustomer(server, { language });
}

export function staff(
  server: TestServer,
  roles: readonly StaffRole[] = ["agent"],
  displayName = "赵敏",
): Promise<Person> {
  return newStaff(server, roles, { displayName, language: "zh" });
}

/** Starts a conversation; the id is all most tests need. */
export async function startChat(from: Person, body: unknown = {}): Promise<string> {
  const answer = await from.post("/v1/conversations", body);
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body.id;
}

let sent = 0;

export function send(from: Person, id: string, text: string, clientId?: string): Promise<Answer> {
  sent += 1;
  return from.post(`/v1/conversations/${id}/messages`, {
    text,
    clientId: clientId ?? `client-${sent}`,
  });
}

// biome-ignore lint/suspicious/noExplicitAny: a message as the wire shows it.
export async function messages(of: Person, id: string): Promise<any[]> {
  const answer = await of.get(`/v1/conversations/${id}/messages`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body.items;
}

/** Looks again until it is there; the file's timeout is the only limit. */
export async function eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Asks for a person, has the agent take it, and returns the conversation's id. */
export async function servedChat(server: TestServer, from: Person, agent: Person): Promise<string> {
  const id = await startChat(from);
  await onlyOneThere(server, agent);
  assert.equal((await from.post(`/v1/conversations/${id}/person`)).status, 200);
  await acceptUntil(agent, id);
  return id;
}

/** Takes what is offered, one after the other, up to this conversation. */
export async function acceptUntil(agent: Person, id: string): Promise<void> {
  for (;;) {
    const [offered] = await eventually(async () => {
      const { items } = (await agent.get("/v1/conversations/assignments")).body;
      return items.length > 0 && items;
    });
    const taken = await agent.post(`/v1/conversations/assignments/${offered.assignmentId}/accept`);
    assert.equal(taken.status, 200, JSON.stringify(taken.body));
    if (offered.conversationId === id) return;
  }
}

/** Nobody of an earlier test takes the assignment that this agent waits for. */
export async function onlyOneThere(server: TestServer, agent: Person): Promise<void> {
  await server.app.database.pool.query("update conversations.presence set state = 'away'");
  await agent.put("/v1/conversations/presence", { state: "available", capacity: 20 });
}
