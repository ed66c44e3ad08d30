// Goal: a program's key opens what it was made for, and nothing once it is revoked.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { addApiKey, listApiKeys, revokeApiKey } from "../../modules/identity/index.ts";
import { manualClock } from "../../platform/clock.ts";
import { isAllowed, type PartnerActor, systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";

const clock = manualClock(new Date());
const server = await testServer({ clock });
const { database } = server.app;
const operator = systemActor("test");
const MINUTE = 60_000;

function newKey(given: { merchantId?: string | null; expiresAt?: Date } = {}) {
  const scopes = ["orders:read", "orders:read", "refunds:write"];
  return database.transaction((tx) =>
    addApiKey(tx, operator, { name: "Till 7", merchantId: null, scopes, ...given }),
  );
}

async function me(headers: Record<string, string>) {
  const response = await fetch(`${server.url}/v1/identity/partners/me`, { headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

describe("an API key", () => {
  it("says who its program is and what it may do", async () => {
    const merchantId = randomUUID();
    const { id, key } = await newKey({ merchantId });
    const { status, body } = await me(bearer(key));
    assert.equal(status, 200);
    const scopes = ["orders:read", "refunds:write"];
    assert.deepEqual(body, { id, name: "Till 7", merchantId, scopes });
  });

  it("is kept only as a hash: a stolen database gives none away", async () => {
    const { id, key } = await newKey();
    const { rows } = await database.pool.query("select * from identity.api_key where id = $1", [
      id,
    ]);
    const stored = JSON.stringify(rows[0]);
    assert.ok(!stored.includes(key));
    assert.equal(rows[0].key_start, key.slice(0, 9));
  });

  it("opens nothing from the request after it is revoked", async () => {
    const { id, key } = await newKey();
    assert.equal((await me(bearer(key))).status, 200);
    await database.transaction((tx) => revokeApiKey(tx, operator, { id, merchantId: null }));
    assert.equal((await me(bearer(key))).status, 401);
    await assert.rejects(
      database.transaction((tx) => revokeApiKey(tx, operator, { id, merchantId: null })),
      { code: "not_found" },
    );
  });

  it("of one merchant is not revoked by another, nor listed there", async () => {
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const { id, key } = await newKey({ merchantId: mine });
    await assert.rejects(
      database.transaction((tx) => revokeApiKey(tx, operator, { id, merchantId: theirs })),
      { code: "not_found" },
    );
    assert.equal((await me(bearer(key))).status, 200);
    assert.deepEqual(await listApiKeys(database, theirs), []);
    const [listed] = await listApiKeys(database, mine);
    assert.equal(listed?.id, id);
    assert.equal(listed?.start, key.slice(0, 9));
  });

  it("ends by itself when it was made for a time", async () => {
    const { key } = await newKey({ expiresAt: new Date(clock.now().getTime() + MINUTE) });
    assert.equal((await me(bearer(key))).status, 200);
    clock.advance(MINUTE);
    assert.equal((await me(bearer(key))).status, 401);
  });

  it("shows when it was last used", async () => {
    const merchantId = randomUUID();
    const { key } = await newKey({ merchantId });
    assert.equal((await listApiKeys(database, merchantId))[0]?.lastUsedAt, null);
    await me(bearer(key));
    const [used] = await listApiKeys(database, merchantId);
    assert.equal(used?.lastUsedAt, clock.now().toISOString());
  });

  it("is no session: in a cookie it opens nothing", async () => {
    const { key } = await newKey();
    for (const app of ["wallet", "console"]) {
      const cookie = `jinnang_${app}=${key}`;
      assert.equal((await me({ cookie, "x-jinnang-app": app })).status, 401);
    }
  });

  it("leaves its making in the audit log", async () => {
    const { id } = await newKey();
    const { rows } = await database.pool.query(
      "select actor, action from platform.audit_entry where subject = $1",
      [`partner:${id}`],
    );
    assert.deepEqual(rows, [{ actor: "system:test", action: "identity.api-key-added" }]);
  });
});

describe("a partner's program", () => {
  const partner: PartnerActor = {
    kind: "partner",
    keyId: "k",
    name: "n",
    merchantId: null,
    scopes: ["orders:read"],
    address: "127.0.0.1",
    language: "en",
  };

  it("may call only what allows partners, with the scope that it demands", () => {
    assert.equal(isAllowed(partner, ["partner"], "orders:read"), true);
    assert.equal(isAllowed(partner, ["partner"], "refunds:write"), false);
    assert.equal(isAllowed(partner, ["customer", "merchant", "admin"]), false);
    assert.equal(isAllowed(partner, ["anyone"]), true);
  });
});
