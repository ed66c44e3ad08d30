// Goal: in production neither the figures of the house nor its API document are for strangers.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Config } from "../../config.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff } from "../people.ts";

const TOKEN = "a-token-for-prometheus";
const server = await testServer({ environment: { METRICS_TOKEN: TOKEN, OPENAPI: "staff" } });
const settings = server.app.config as { -readonly [K in keyof Config]: Config[K] };
const status = async (path: string, authorization?: string) => {
  const headers = authorization ? { authorization } : {};
  return (await fetch(server.url + path, { headers })).status;
};

describe("/metrics", () => {
  it("is only for whoever holds the token, and looks like nothing to others", async () => {
    assert.equal(await status("/metrics"), 404);
    assert.equal(await status("/metrics", `Bearer ${TOKEN}x`), 404);
    assert.equal(await status("/metrics", `Bearer ${TOKEN}`), 200);
  });

  it("is off in production without a token, whatever is sent", async () => {
    const { mode, metricsToken } = settings;
    Object.assign(settings, { mode: "production", metricsToken: undefined });
    try {
      assert.equal(await status("/metrics"), 404);
      assert.equal(await status("/metrics", "Bearer undefined"), 404);
    } finally {
      Object.assign(settings, { mode, metricsToken });
    }
  });
});

describe("/v1/openapi.json", () => {
  it("is for staff where it says so, and for nobody when off", async () => {
    const staff = await newStaff(server);
    const customer = await newCustomer(server);
    assert.equal(await status("/v1/openapi.json"), 404);
    assert.equal((await customer.get("/v1/openapi.json")).status, 404);
    assert.equal((await staff.get("/v1/openapi.json")).status, 200);
    Object.assign(settings, { openapi: "off" });
    assert.equal((await staff.get("/v1/openapi.json")).status, 404);
  });
});
