import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import pg from "pg";
import type { App } from "../../platform/app.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { audit } from "../../platform/security/audit.ts";
import { sealAuditEntries, verifyAuditChain } from "../../platform/security/audit-chain.ts";
import { testApp } from "../harness.ts";

const actor = systemActor("test");

function write(app: App, action: string): Promise<void> {
  return app.database.transaction((tx) =>
    audit(tx, actor, { action, subject: "customer:1", details: { why: "测试", count: 2 } }),
  );
}

async function sealed(entries: number, environment: Record<string, string> = {}): Promise<App> {
  const app = await testApp({ environment });
  for (let index = 0; index < entries; index += 1) await write(app, `test.act-${index}`);
  await sealAuditEntries(app);
  return app;
}

/** What only somebody with the keys of the database can do: the guard is switched off. */
async function tamper(app: App, ...statements: string[]): Promise<void> {
  await app.database.pool.query("alter table platform.audit_entry disable trigger all");
  for (const sql of statements) await app.database.pool.query(sql);
  await app.database.pool.query("alter table platform.audit_entry enable trigger all");
}

async function faultOf(app: App) {
  const { brokenAt, reason } = await verifyAuditChain(app.database);
  return [brokenAt, reason];
}

describe("the audit log", () => {
  it("is one chain in the order of the acts, and no rule of the database lets it change", async () => {
    const app = await sealed(20);
    const { entries, brokenAt } = await verifyAuditChain(app.database);
    assert.deepEqual([entries, brokenAt], [20n, undefined]);
    for (const sql of [
      "update platform.audit_entry set actor = 'nobody'",
      "update platform.audit_entry set about = '{}'",
      "update platform.audit_entry set number = null, hash = null",
      "delete from platform.audit_entry",
      "truncate platform.audit_entry",
    ]) {
      await assert.rejects(
        app.database.pool.query(sql),
        (error) =>
          error instanceof pg.DatabaseError && /immutable|never emptied/.test(error.message),
        sql,
      );
    }
  });
  it("is sealed once when four processes seal at the same time", async () => {
    const app = await sealed(0);
    for (let index = 0; index < 10; index += 1) await write(app, `test.more-${index}`);
    const counts = await Promise.all(Array.from({ length: 4 }, () => sealAuditEntries(app)));
    const rest = await sealAuditEntries(app);
    assert.equal(
      counts.reduce((sum, count) => sum + count, rest),
      10,
    );
    assert.equal((await verifyAuditChain(app.database)).entries, 10n);
  });
});

describe("whoever has the keys of the database", () => {
  it("cannot change an entry unseen", async () => {
    for (const change of ["details = '{\"count\":3}'", "about = '{}'", "roles = '{admin}'"]) {
      const app = await sealed(3);
      await tamper(app, `update platform.audit_entry set ${change} where number = 2`);
      assert.deepEqual(await faultOf(app), [2n, "changed"], change);
    }
  });
  it("cannot remove an entry unseen, nor close the gap", async () => {
    const app = await sealed(5);
    await tamper(app, "delete from platform.audit_entry where number = 3");
    assert.deepEqual(await faultOf(app), [3n, "changed"]);
    await tamper(app, "update platform.audit_entry set number = number - 1 where number > 3");
    assert.deepEqual(await faultOf(app), [3n, "changed"]);
  });
  it("cannot make the chain anew with recomputed hashes: the key is not in the database", async () => {
    const app = await sealed(3);
    await tamper(
      app,
      "delete from platform.audit_entry where number = 3",
      `update platform.audit_entry set key_version = null, hash = '\\x${unkeyed()}'
       where number = 2`,
    );
    assert.deepEqual(await faultOf(app), [2n, "unkeyed"]);
    await tamper(app, "update platform.audit_entry set key_version = 7 where number = 2");
    assert.deepEqual(await faultOf(app), [2n, "unknown_key"]);
  });
});

function unkeyed(): string {
  return createHash("sha256").update("whatever the intruder computes").digest("hex");
}

describe("the key of the seals", () => {
  it("can be replaced: what the old one sealed still fits, and the new one goes on", async () => {
    const old = `1:${"a".repeat(32)}`;
    const app = await sealed(2, { AUDIT_KEYS: old });
    const both = { ...app.config, auditKeys: new Map(app.config.auditKeys).set(2, "b".repeat(32)) };
    const renewed: App = { ...app, config: both };
    await write(renewed, "test.after");
    await sealAuditEntries(renewed);
    const { rows } = await app.database.pool.query(
      "select key_version from platform.audit_entry order by number",
    );
    assert.deepEqual(
      rows.map(({ key_version: version }) => version),
      [1, 1, 2],
    );
    assert.deepEqual(await faultOf(app), [3n, "unknown_key"]);
    // The reader knows its app; this one knows both keys.
    const reader = Object.create(app.database, { app: { value: renewed } });
    assert.equal((await verifyAuditChain(reader)).entries, 3n);
  });
});
