// Threats to live streams: clients that stop reading, go away, open too many or come back late.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { after, describe, it } from "node:test";
import { z } from "zod";
import type { Database } from "../../platform/app.ts";
import { event } from "../../platform/events/event.ts";
import { notices } from "../../platform/events/live-messages.ts";
import { createPump } from "../../platform/events/live-pump.ts";
import { LiveStream } from "../../platform/events/live-stream.ts";
import { publish } from "../../platform/events/outbox.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff, type Person } from "../people.ts";

const server = await testServer();
const { live } = server.app;
/** Larger than the buffers of both sockets when it comes some hundreds of times. */
const PADDING = "x".repeat(20_000);
const MESSAGES = 400;

const padded = event(
  "test.padded",
  z.object({ n: z.number(), padding: z.string() }),
  { customer: (customerId) => customerId },
  (_customerId: string, n: number) => ({ n, padding: PADDING }),
);

async function flood(customerId: string, count = MESSAGES): Promise<void> {
  const events = Array.from({ length: count }, (_, n) => padded(customerId, n));
  await server.app.database.transaction((tx) => publish(tx, ...events));
  await server.settle();
}

/** A stream of which nothing is read before somebody asks for its text. */
async function open(person: Person, lastEventId?: string): Promise<IncomingMessage> {
  const headers = {
    authorization: `Bearer ${person.token}`,
    ...(lastEventId === undefined ? {} : { "last-event-id": lastEventId }),
  };
  const request = get(`${server.url}/v1/live`, { headers, agent: false });
  after(() => request.destroy());
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.on("error", () => undefined);
  return response;
}

async function readUntil(response: IncomingMessage, text: string): Promise<string> {
  let read = "";
  for await (const part of response.iterator({ destroyOnReturn: false })) {
    read += String(part);
    if (read.includes(text)) break;
  }
  return read;
}

async function untilDeaf(name: string): Promise<void> {
  while (live.listeners().has(name)) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe("threat: a client that stops reading", () => {
  it("and signs out is cut off, and the server goes on", async () => {
    const customer = await newCustomer(server);
    const response = await open(customer);
    await readUntil(response, "event: ready");
    await flood(customer.id);
    assert.equal((await customer.post("/v1/identity/sign-out", {})).status, 204);
    await untilDeaf(`customer:${customer.id}`);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  });
  it("keeps its messages in the database, and gets each of them in order when it reads", async () => {
    const customer = await newCustomer(server);
    const response = await open(customer);
    await readUntil(response, "event: ready");
    await flood(customer.id);
    const text = await readUntil(response, `{"n":${MESSAGES - 1},`);
    const numbers = [...text.matchAll(/\{"n":(\d+),/g)].map(([, n]) => Number(n));
    assert.deepEqual(numbers, [...Array(MESSAGES).keys()]);
  });
  it("makes the server hold no more than a small buffer", async () => {
    const { stream, response } = await rawStream(["customer:1"]);
    stream.numbers = new Map([["customer:1", 0n]]);
    for (let number = 1n; number <= 400n; number += 1n) {
      stream.offer({ recipient: "customer:1", number, type: "test", data: PADDING });
    }
    assert.equal(stream.isBlocked, true);
    assert.ok(response.writableLength < 10 * PADDING.length, `${response.writableLength} bytes`);
    assert.ok((stream.numbers.get("customer:1") ?? 0n) < 400n, "the rest is read again later");
    stream.beat();
    stream.beat();
    assert.equal(response.destroyed, true, "two beats without reading are enough");
    stream.beat();
    stream.tell("test", {});
    stream.announce("reset");
    stream.end();
  });
});

/** The server's end of a connection whose client never reads. */
async function rawStream(recipients: string[], onClose: () => void = () => undefined) {
  const http = createServer().listen(0, "127.0.0.1");
  await once(http, "listening");
  const socket = connect((http.address() as AddressInfo).port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nhost: test\r\n\r\n");
  const [, response] = (await once(http, "request")) as [IncomingMessage, ServerResponse];
  after(() => {
    socket.destroy();
    http.close();
  });
  const options = { response, recipients, sessionId: undefined, onClose, onDrain: () => undefined };
  return { response, stream: new LiveStream(options) };
}

describe("threat: a client that goes away while its stream is opened", () => {
  it("leaves no stream behind, so that nobody is offered to an empty chair", async () => {
    const agent = await newStaff(server, ["agent"]);
    const headers = { authorization: `Bearer ${agent.token}` };
    const request = get(`${server.url}/v1/live`, { headers, agent: false });
    request.on("error", () => undefined);
    const serve = live.stream;
    const served = new Promise<void>((resolve) => {
      Object.assign(live, {
        stream: async (options: Parameters<typeof serve>[0]) => {
          const response = options.open();
          const closed = once(response, "close");
          request.destroy();
          await closed;
          await serve({ ...options, open: () => response });
          resolve();
        },
      });
    });
    await served;
    Object.assign(live, { stream: serve });
    assert.equal(live.listeners().has(`staff:${agent.id}`), false);
  });
});

describe("threat: more streams than anybody needs", () => {
  it("are refused after the fifth of a session", async () => {
    const customer = await newCustomer(server);
    for (let count = 0; count < 5; count += 1) {
      assert.equal((await open(customer)).statusCode, 200);
    }
    const refused = await customer.get("/v1/live");
    assert.deepEqual([refused.status, refused.body.code], [429, "too_many_streams"]);
  });
  it("are refused after the twentieth of a person, on however many devices", async () => {
    const recipients = ["customer:many", "role:test"];
    const openOne = async (sessionId: string) => {
      const { response } = await rawStream([]);
      const lastEventId = undefined;
      await live.stream({ open: () => response, recipients, lastEventId, sessionId });
    };
    for (let count = 0; count < 20; count += 1) await openOne(`session-${count}`);
    await assert.rejects(openOne("session-20"), { code: "too_many_streams" });
  });
  it("cost one query for each wake, not one for each stream", async () => {
    let queries = 0;
    const rows = [{ recipient: "customer:1", number: 1n, type: "test", data: {} }];
    const all = async () => {
      queries += 1;
      return rows;
    };
    const pump = createPump(() => ({ all }) as unknown as Database);
    const opened = await Promise.all(Array.from({ length: 20 }, () => rawStream(["customer:1"])));
    for (const { stream } of opened) stream.numbers = new Map([["customer:1", 0n]]);
    for (const { stream } of opened) pump.wake([stream]);
    const isWritten = () => opened.every(({ stream }) => stream.numbers?.get("customer:1") === 1n);
    while (!isWritten()) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(queries, 1);
  });
});

describe("threat: an event for very many", () => {
  it("names its recipients in as few notices as PostgreSQL carries, and wakes nobody else", () => {
    const names = Array.from(
      { length: 1_000 },
      (_, n) => `customer:${String(n).padStart(36, "0")}`,
    );
    const texts = notices(names);
    assert.deepEqual(texts.join(" ").split(" "), names);
    assert.equal(texts.length, 7);
    assert.ok(texts.every((text) => Buffer.byteLength(text) <= 7_500));
    assert.deepEqual(notices([]), []);
  });
});

describe("threat: a client that comes back too late", () => {
  it("is told to read its screens anew, because its messages are gone", async () => {
    const customer = await newCustomer(server);
    await flood(customer.id, 5);
    await server.app.database.pool.query("delete from platform.live_message where recipient = $1", [
      `customer:${customer.id}`,
    ]);
    const text = await readUntil(await open(customer, `customer:${customer.id}=3`), "reset");
    assert.match(text, /event: ready[\s\S]*event: reset/);
  });
  it("is told the same when it is too far behind, or ahead of what was ever sent", async () => {
    const customer = await newCustomer(server);
    await server.settle();
    const name = `customer:${customer.id}`;
    await server.app.database.pool.query(
      `insert into platform.live_recipient (recipient, last_number) values ($1, 2000)
       on conflict (recipient) do update set last_number = 2000`,
      [name],
    );
    for (const number of [900, 2_001]) {
      const text = await readUntil(await open(customer, `${name}=${number}`), "reset");
      assert.match(text, new RegExp(`id: ${name}=2000`));
    }
  });
  it("and missed nothing is told nothing", async () => {
    const customer = await newCustomer(server);
    await flood(customer.id, 5);
    const response = await open(customer, `customer:${customer.id}=0`);
    const text = await readUntil(response, `{"n":4,`);
    assert.doesNotMatch(text, /event: reset/);
  });
});
