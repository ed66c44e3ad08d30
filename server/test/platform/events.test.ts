import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { z } from "zod";
import type { EventData, EventType } from "../../../packages/api-client/src/events.ts";
import { modules } from "../../modules/index.ts";
import { allEvents, event, type PublishedEvent } from "../../platform/events/event.ts";
import { publish, startOutbox } from "../../platform/events/outbox.ts";
import { on } from "../../platform/events/subscription.ts";
import { webhooksOf } from "../../platform/http/openapi-events.ts";
import { testConfig, testServer } from "../harness.ts";
import { sourceFiles } from "../tree/sources.ts";

const server = await testServer();
const house = allEvents();
const files = sourceFiles().filter(({ path }) => /^server\/(modules|platform)\//.test(path));
const heard = modules(await testConfig()).flatMap(({ subscriptions = [] }) => subscriptions);

const opened = event(
  "test.opened",
  z.object({ number: z.number().int(), owner: z.string() }),
  { customer: (row) => row.owner, staff: (_, staffIds) => staffIds, roles: ["admin"] },
  (row: { number: number; owner: string; secret: string }, _staffIds: string[]) => ({
    number: row.number,
    owner: row.owner,
  }),
);
const closed = event("test.closed", z.object({ number: z.number().int() }), {});

describe("a declared event", () => {
  it("is made from what the publisher has, and names its recipients", () => {
    const made = opened({ number: 7, owner: "lin", secret: "hidden" }, ["one", "two"]);
    assert.equal(made.type, "test.opened");
    assert.deepEqual(made.data, { number: 7, owner: "lin" });
    assert.deepEqual(made.recipients, ["customer:lin", "staff:one", "staff:two", "role:admin"]);
  });
  it("has one declaration", () => {
    assert.throws(() => event("test.closed", z.object({}), {}), /declared twice/);
  });
  it("reaches a subscription to several types with the data of its own type", async () => {
    const numbers: string[] = [];
    const both = on("test.both", [opened, closed], async (_tx, events) => {
      for (const one of events) {
        // Only the narrowed type has an owner: a wrong guess does not compile.
        if (one.type === "test.opened") numbers.push(`${one.data.number} of ${one.data.owner}`);
        else numbers.push(`${one.data.number} closed`);
      }
    });
    const reader = await startOutbox(server.app, [both]);
    await server.app.database.transaction((tx) =>
      publish(tx, opened({ number: 1, owner: "lin", secret: "" }, []), closed({ number: 2 })),
    );
    while (numbers.length < 2) await reader.settle();
    await reader.stop();
    assert.deepEqual(numbers, ["1 of lin", "2 closed"]);
  });
  it("is the only way to publish or to subscribe", () => {
    // @ts-expect-error An object literal is no declared event.
    const literal: PublishedEvent = { type: "test.x", data: {}, recipients: [] };
    assert.ok(literal);
    const hear = async () => undefined;
    // @ts-expect-error A type's name is no declaration: it might be one that nobody publishes.
    assert.deepEqual(on("test.name", "notify.inbox", hear).types, [undefined]);
  });
});

describe("the events of the house", () => {
  it("begin with their module's word", () => {
    const names = new Set(["platform", ...modules(server.app.config).map(({ name }) => name)]);
    const wrong = house.filter(({ type }) => !names.has(type.split(".")[0] ?? ""));
    assert.deepEqual(wrong, []);
  });
  it("are each published by the module that declares them", () => {
    const silent = house.filter(({ type }) => !isPublished(type)).map(({ type }) => type);
    assert.deepEqual(silent, []);
  });
  it("are the only ones that subscriptions hear", () => {
    const types = new Set(house.map(({ type }) => type));
    const deaf = heard.flatMap(({ types: asked = [] }) => asked.filter((one) => !types.has(one)));
    assert.deepEqual(deaf, []);
  });
  it("are public only where a merchant hears of them", () => {
    const wrong = house.filter((one) => one.isPublic && !one.audiences.includes("merchant"));
    assert.deepEqual(wrong, []);
    const documented = webhooksOf(house) as Record<string, { post: { "x-public": boolean } }>;
    assert.equal(documented["wallet.payment-received"]?.post["x-public"], true);
    assert.equal(documented["conversations.message-received"], undefined, "for modules only");
  });
});

/** The call of the declaration, anywhere in its module. */
function isPublished(type: string): boolean {
  const [name] = type.split(".");
  const own = files.filter(({ path }) =>
    path.startsWith(name === "platform" ? "server/platform/" : `server/modules/${name}/`),
  );
  const text = own.map(({ path }) => readFileSync(path, "utf8")).join("\n");
  const declared = new RegExp(`const (\\w+) = (?:event|whisper)\\(\\s*"${type}"`).exec(text)?.[1];
  return declared !== undefined && new RegExp(`\\b${declared}[()]`).test(text);
}

describe("the client's events", () => {
  it("are typed by who hears of them: a stale map of another name does not compile", () => {
    const wallet: Partial<Record<EventType<"customer" | "merchant">, string>> = {
      "notify.inbox-item": "inbox",
      // @ts-expect-error Nobody publishes this type; the bell once listened to it.
      "notify.inbox": "inbox",
    };
    const desk: Partial<Record<EventType<"staff">, string>> = {
      // @ts-expect-error Nobody publishes this type; an assignment was once called an offer.
      "conversations.offer": "queue",
    };
    const amount = (data: EventData<"wallet.payment-received">) => data.amount.value;
    assert.equal(typeof amount, "function");
    assert.equal(Object.keys({ ...wallet, ...desk }).length, 3);
  });
});
