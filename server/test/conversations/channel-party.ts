import assert from "node:assert/strict";
import { handOver } from "../../modules/conversations/index.ts";
import type { TestServer } from "../harness.ts";
import type { Person } from "../people.ts";
import { acceptUntil, eventually, onlyOneThere, staff } from "./chats.ts";

/** One thing that somebody says on the channel under test. */
export interface Saying {
  id: string;
  from: string;
  text: string;
  at?: Date;
  /** Ids of earlier messages that it answers. */
  answers?: readonly string[];
}

/** The outside end of a channel: people who write, and the network that carries what we send. */
export interface Party {
  readonly server: TestServer;
  readonly channel: string;
  readonly textLengthMax: number;
  /** A message that is longer than the channel takes. */
  readonly tooLong: "cut" | "refused";
  /** Sends it in the channel's own protocol; returns the status of our answer. */
  say(saying: Saying): Promise<number>;
  /** The conversation in which the message stands. */
  threadOf(saying: Saying): Promise<string | undefined>;
  /** Absent where messages come through our own screens. */
  readonly outside?: Outside;
}

export interface Outside {
  /** The signature is of another key. */
  sayForged(saying: Saying): Promise<number>;
  /** Signed as it should be, but no message. */
  sayGarbage(id: string): Promise<number>;
  report(externalId: string, state: "delivered" | "read" | "failed"): Promise<number>;
  /** Says which customer the address belongs to. */
  bind(from: string, customerId: string): Promise<void>;
  /** How the network answers what we send from now on. */
  behave(how: "normal" | "silent" | "failing" | "refusing"): void;
  /** What it took, in order. */
  readonly taken: readonly { to: string; text: string; id: string }[];
}

let made = 0;

export function saying(text: string, more: Partial<Saying> = {}): Saying {
  made += 1;
  return { id: `said-${process.pid}-${made}`, from: `person-${made}`, text, ...more };
}

export async function serve({ server }: Party, thread: string): Promise<Person> {
  const agent = await staff(server);
  await onlyOneThere(server, agent);
  await server.app.database.transaction((tx) => handOver(tx, thread, { reason: "asked" }));
  await acceptUntil(agent, thread);
  return agent;
}

interface Row {
  sender: string;
  kind: string;
  text: string;
  data: Record<string, unknown>;
  redacted: boolean;
  client_id: string | null;
  delivery: string | null;
  delivery_attempts: number;
}

/** Waits until the message stands in its thread. */
export async function arrived(party: Party, { id, ...rest }: Saying) {
  return eventually(async () => {
    const thread = await party.threadOf({ id, ...rest });
    if (!thread) return undefined;
    const said = (await rowsOf(party, thread)).find(({ client_id }) => client_id === id);
    return said ? { thread, said } : undefined;
  });
}

export function rowsOf(party: Party, thread: string): Promise<Row[]> {
  return query<Row>(
    party,
    "select * from conversations.message where conversation_id = $1 order by number",
    [thread],
  );
}

export async function deliveryOf(party: Party, thread: string, text: string) {
  return (await rowsOf(party, thread)).find((row) => row.text === text)?.delivery;
}

export async function attemptsOf(party: Party, thread: string): Promise<number> {
  return Math.max(...(await rowsOf(party, thread)).map((row) => row.delivery_attempts));
}

export async function inboundOf(party: Party, id: string) {
  const [row] = await query<{ outcome: string | null; processed_at: Date | null }>(
    party,
    "select outcome, processed_at from conversations.inbound where channel = $1 and external_id = $2",
    [party.channel, id],
  );
  return row;
}

async function conversationIn(party: Party, thread: string) {
  const [row] = await query<{ channel: string; customer_id: string | null }>(
    party,
    "select channel, customer_id from conversations.conversation where id = $1",
    [thread],
  );
  assert.ok(row, "the thread is there");
  return row;
}

export const channelIn = async (party: Party, thread: string) =>
  (await conversationIn(party, thread)).channel;
export const customerIn = async (party: Party, thread: string) =>
  (await conversationIn(party, thread)).customer_id;

/** For what no route shows. */
export async function query<R extends object>(
  { server }: Party,
  sql: string,
  values: readonly unknown[],
): Promise<R[]> {
  return (await server.app.database.pool.query<R>(sql, [...values])).rows;
}
