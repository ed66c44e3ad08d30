import assert from "node:assert/strict";
import {
  openCustomerSession,
  openStaffSession,
  registerCustomer,
  registerStaff,
} from "../../modules/identity/setup.ts";
import type { Language } from "../../platform/http/errors.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import type { TestServer } from "../harness.ts";

/** Customers and agents who talk to each other over HTTP in the tests of the desk. */
export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each route answers its own shape.
  body: any;
}

export interface Person {
  id: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

const PASSWORD = "Jinnang-2026!";
let people = 0;

export async function customer(server: TestServer, language: Language = "zh"): Promise<Person> {
  people += 1;
  const process4 = String(process.pid % 10_000).padStart(4, "0");
  const phone = `+86138${process4}${String(people).padStart(4, "0")}`;
  const { customerId, token } = await server.app.database.transaction(async (tx) => {
    const given = { phone, password: PASSWORD, displayName: "小林", language };
    const registered = await registerCustomer(tx, given);
    const device = { customerId: registered.customerId, deviceName: "test", address: "127.0.0.1" };
    return { ...registered, token: (await openCustomerSession(tx, device)).token };
  });
  return person(server, customerId, { token, language });
}

export async function staff(
  server: TestServer,
  roles: readonly StaffRole[] = ["agent"],
  displayName = "赵敏",
): Promise<Person & { staffNumber: string; displayName: string }> {
  const { staffId, staffNumber, token } = await server.app.database.transaction(async (tx) => {
    const registered = await registerStaff(tx, { displayName, roles, password: PASSWORD });
    const { staffId: id } = registered;
    const session = await openStaffSession(tx, { staffId: id, address: "127.0.0.1" });
    return { ...registered, token: session.token };
  });
  const one = person(server, staffId, { token, language: "zh" });
  return { ...one, staffNumber, displayName };
}

function person(
  server: TestServer,
  id: string,
  session: { token: string; language: Language },
): Person {
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        authorization: `Bearer ${session.token}`,
        "accept-language": session.language,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
  return {
    id,
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    delete: (path) => call("DELETE", path),
  };
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
  const { body } = await agent.get("/v1/conversations/offers");
  const offer = body.items.find((item: { conversationId: string }) => item.conversationId === id);
  assert.ok(offer, "the agent has no offer of this conversation");
  const taken = await agent.post(`/v1/conversations/offers/${offer.offerId}/accept`);
  assert.equal(taken.status, 200, JSON.stringify(taken.body));
  return id;
}

/** Nobody of an earlier test takes the offer that this agent waits for. */
export async function onlyOneThere(server: TestServer, agent: Person): Promise<void> {
  await server.app.database.pool.query("update conversations.presence set state = 'away'");
  await agent.put("/v1/conversations/presence", { state: "available", capacity: 20 });
}
