// Goal: a stream that only listens ends when its session runs out, though nobody signs out.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { z } from "zod";
import { manualClock } from "../../platform/clock.ts";
import { whisper } from "../../platform/events/event.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff, type Person } from "../people.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const shiftWhisper = whisper("test.whisper", z.object({}), { roles: ["agent"] }, () => ({}));
const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

async function listen({ token }: Person) {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${server.url}/v1/live`, { headers });
  assert.equal(response.status, 200);
  const reader = response.body?.getReader();
  assert.ok(reader);
  assert.equal((await reader.read()).done, false, "the stream says that it is ready");
  return {
    /** Everything up to the end of the stream; the file's timeout is the only limit. */
    end: async () => {
      while (!(await reader.read()).done);
    },
    isOpen: async () => {
      await server.app.database.transaction((tx) => server.app.live.whisper(tx, shiftWhisper()));
      return !(await reader.read()).done;
    },
    close: () => reader.cancel(),
  };
}

describe("a live stream", () => {
  it("ends when staff were idle too long, and not before", async () => {
    const agent = await newStaff(server, ["agent"]);
    const stream = await listen(agent);
    clock.advance(HOUR_MS - 1);
    await server.app.live.endExpired();
    assert.equal(await stream.isOpen(), true);
    clock.advance(1);
    await server.app.live.endExpired();
    await stream.end();
    assert.equal((await agent.get("/v1/identity/staff/me")).status, 401);
  });

  it("ends with a shift, however busy the agent is, and leaves the colleague's open", async () => {
    const early = await newStaff(server, ["agent"]);
    clock.advance(11.5 * HOUR_MS);
    assert.equal((await early.get("/v1/identity/staff/me")).status, 401, "idle as well");
    const late = await newStaff(server, ["agent"]);
    const busy = await listen(late);
    for (let hour = 0; hour < 23; hour += 1) {
      clock.advance(HOUR_MS / 2);
      assert.equal((await late.get("/v1/identity/staff/me")).status, 200);
    }
    const colleague = await listen(await newStaff(server, ["agent"]));
    await server.app.live.endExpired();
    assert.equal(await busy.isOpen(), true);
    clock.advance(HOUR_MS / 2);
    await server.app.live.endExpired();
    await busy.end();
    assert.equal(await colleague.isOpen(), true);
    await colleague.close();
  });

  it("ends when a customer's session ran out", async () => {
    const customer = await newCustomer(server);
    const stream = await listen(customer);
    clock.advance(14 * DAY_MS);
    await server.app.live.endExpired();
    await stream.end();
    assert.equal((await customer.get("/v1/identity/me")).status, 401);
  });
});
