import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pg from "pg";
import { systemActor } from "../../platform/http/permission.ts";
import { audit, sealAuditEntries, verifyAuditChain } from "../../platform/security/audit.ts";
import { testApp } from "../harness.ts";

const app = await testApp();
const actor = systemActor("test");

function write(action: string): Promise<void> {
  return app.database.transaction((tx) =>
    audit(tx, actor, { action, subject: "customer:1", details: { why: "测试", count: 2 } }),
  );
}

/** What only somebody with the keys of the database can do: the guard is switched off. */
async function tamper(sql: string): Promise<void> {
  await app.database.pool.query("alter table platform.audit_entry disable trigger all");
  await app.database.pool.query(sql);
  await app.database.pool.query("alter table platform.audit_entry enable trigger all");
}

describe("the audit log", () => {
  it("is one chain in the order of the acts, and cannot be changed through the database's rules", async () => {
    for (let index = 0; index < 20; index += 1) await write(`test.act-${index}`);
    assert.equal(await sealAuditEntries(app), 20);
    assert.deepEqual(await verifyAuditChain(app.database), { entries: 20n, brokenAt: undefined });
    await assert.rejects(
      app.database.pool.query("update platform.audit_entry set actor = 'nobody'"),
      (error) => error instanceof pg.DatabaseError && /immutable/.test(error.message),
    );
  });
  it("is sealed once when two processes seal at the same time", async () => {
    for (let index = 0; index < 10; index += 1) await write(`test.more-${index}`);
    const sealed = await Promise.all(Array.from({ length: 4 }, () => sealAuditEntries(app)));
    const rest = await sealAuditEntries(app);
    assert.equal(
      sealed.reduce((sum, count) => sum + count, rest),
      10,
    );
    assert.equal((await verifyAuditChain(app.database)).entries, 30n);
  });
  it("names the entry that somebody changed or removed", async () => {
    await tamper("update platform.audit_entry set details = '{\"count\":3}' where number = 12");
    assert.equal((await verifyAuditChain(app.database)).brokenAt, 12n);
    await tamper("delete from platform.audit_entry where number = 5");
    assert.equal((await verifyAuditChain(app.database)).brokenAt, 5n);
  });
});
