import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { z } from "zod";
import { event } from "../../platform/events/event.ts";
import { publish, startOutbox } from "../../platform/events/outbox.ts";
import { ensureSubscription } from "../../platform/events/queries.ts";
import { on } from "../../platform/events/subscription.ts";
import { housekeeping } from "../../platform/housekeeping.ts";
import { testServer } from "../harness.ts";

const server = await testServer();
const rareEvent = event("test.rare", z.object({}), {});
const commonEvent = event("test.common", z.object({}), {});
const readEvent = event("test.read", z.object({}), {});

describe("the platform", () => {
  it("answers that it is alive and ready", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      const response = await fetch(server.url + path);
      assert.equal(response.status, 200);
    }
  });
  it("refuses the live stream to a stranger with a problem", async () => {
    const response = await fetch(`${server.url}/v1/live`, { headers: { "accept-language": "en" } });
    assert.equal(response.status, 401);
    assert.equal(response.headers.get("content-type"), "application/problem+json; charset=utf-8");
    const problem = (await response.json()) as { code: string };
    assert.equal(problem.code, "sign_in_required");
  });
  it("publishes its API document", async () => {
    const response = await fetch(`${server.url}/v1/openapi.json`);
    const document = (await response.json()) as {
      openapi: string;
      paths: Record<string, { get?: unknown }>;
    };
    assert.equal(document.openapi, "3.1.0");
    assert.ok(document.paths["/healthz"]?.get);
  });
});

describe("a subscription to a rare type", () => {
  it("moves past the many events of other types, and misses none of its own", async () => {
    const rare = { name: "test.rare", handled: 0 };
    const reader = await startOutbox(server.app, [
      on(rare.name, rareEvent, async (_tx, events) => {
        rare.handled += events.length;
      }),
    ]);
    const others = Array.from({ length: 1_200 }, () => commonEvent({}));
    await server.app.database.transaction((tx) => publish(tx, ...others));
    await server.app.database.transaction((tx) => publish(tx, rareEvent({})));
    while (rare.handled === 0) await reader.settle();
    await server.app.database.transaction((tx) => publish(tx, rareEvent({})));
    while (rare.handled === 1) await reader.settle();
    await reader.stop();
    const { rows } = await server.app.database.pool.query(
      "select event_id from platform.subscription where name = 'test.rare'",
    );
    assert.ok(rows[0].event_id >= 1_200n);
    assert.equal(rare.handled, 2);
  });
});

describe("housekeeping", () => {
  it("deletes what is old and read, and keeps what a subscription has still to read", async () => {
    const old = new Date("2020-01-01T00:00:00Z");
    await server.app.database.transaction(async (tx) => {
      const past = { ...tx, now: old };
      await publish(past, readEvent({}));
    });
    await server.settle();
    await server.app.database.run(ensureSubscription, "test.slow");
    await housekeeping.run(server.app, {});
    assert.equal(await eventCount(), 1, "test.slow has not read it");
    await server.app.database.pool.query(
      "delete from platform.subscription where name = 'test.slow'",
    );
    await readByAll();
    await housekeeping.run(server.app, {});
    assert.equal(await eventCount(), 0);
  });
});

async function eventCount(): Promise<number> {
  const { rows } = await server.app.database.pool.query(
    "select count(*)::int as count from platform.event where type = 'test.read'",
  );
  return rows[0].count;
}

/** Readers of other types pass an event only in strides; move them all past it. */
async function readByAll(): Promise<void> {
  await server.app.database.pool.query(
    `update platform.subscription set transaction_id = e.transaction_id, event_id = e.id
     from (select transaction_id, id from platform.event order by 1 desc, 2 desc limit 1) e`,
  );
}
