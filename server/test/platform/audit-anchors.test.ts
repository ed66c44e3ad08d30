import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { describe, it } from "node:test";
import type { App } from "../../platform/app.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { audit } from "../../platform/security/audit.ts";
import { anchorsFile, checkAuditLog } from "../../platform/security/audit-anchors.ts";
import { sealAuditEntries } from "../../platform/security/audit-chain.ts";
import { sendAnchor, verifyAudit } from "../../platform/security/audit-jobs.ts";
import { lastAuditCheck, listAlarms } from "../../platform/security/queries-security.ts";
import { testApp } from "../harness.ts";

async function act(app: App, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    await app.database.transaction((tx) =>
      audit(tx, systemActor("test"), { action: "test.act", subject: "customer:1" }),
    );
  }
  await sealAuditEntries(app);
}

/** Five entries, anchored; then three more. */
async function anchored(): Promise<App> {
  const app = await testApp();
  await act(app, 5);
  await verifyAudit.run(app, {});
  await act(app, 3);
  return app;
}

async function tamper(app: App, sql: string): Promise<void> {
  await app.database.pool.query("alter table platform.audit_entry disable trigger all");
  await app.database.pool.query(sql);
  await app.database.pool.query("alter table platform.audit_entry enable trigger all");
}

async function faultOf(app: App) {
  const { brokenAt, reason } = await checkAuditLog(app);
  return [brokenAt, reason];
}

describe("the head of the audit log that is kept outside", () => {
  it("is written once a day, and a whole log leads through it", async () => {
    const app = await anchored();
    assert.deepEqual(await faultOf(app), [undefined, undefined]);
    await verifyAudit.run(app, {});
    const lines = (await readFile(anchorsFile(app), "utf8")).trim().split("\n");
    assert.equal(lines.length, 1);
    assert.equal(JSON.parse(lines[0] ?? "").number, "5");
  });
  it("betrays a log whose tail was cut off", async () => {
    const app = await anchored();
    await tamper(app, "delete from platform.audit_entry where number > 3");
    assert.deepEqual(await faultOf(app), [4n, "shorter_than_anchor"]);
  });
  it("betrays a log that was emptied and sealed anew with the right key", async () => {
    const app = await anchored();
    await tamper(app, "delete from platform.audit_entry");
    await act(app, 8);
    assert.deepEqual(await faultOf(app), [5n, "differs_from_anchor"]);
  });
  it("cannot be made up by whoever has the file but not the key", async () => {
    const app = await anchored();
    const file = anchorsFile(app);
    const [line = ""] = (await readFile(file, "utf8")).split("\n");
    await writeFile(file, `${JSON.stringify({ ...JSON.parse(line), number: "2" })}\n`);
    assert.deepEqual(await faultOf(app), [0n, "forged"]);
  });
  it("goes to another machine too when the operator names one", async () => {
    const taken: string[] = [];
    const other = createServer((request, response) => {
      request.on("data", (chunk: Buffer) => taken.push(chunk.toString()));
      request.on("end", () => response.writeHead(204).end());
    });
    await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
    try {
      const { port } = other.address() as { port: number };
      const environment = { AUDIT_ANCHOR_URL: `http://127.0.0.1:${port}/anchors` };
      const app = await testApp({ environment });
      await sendAnchor.run(app, { text: "signed head" });
      assert.deepEqual(taken, ["signed head"]);
    } finally {
      other.close();
    }
  });
});

describe("a log that is not whole", () => {
  it("raises one alarm, says so in the metrics and is not anchored again", async () => {
    const app = await anchored();
    await tamper(app, "update platform.audit_entry set actor = 'nobody' where number = 2");
    await verifyAudit.run(app, {});
    await verifyAudit.run(app, {});
    const alarms = await app.database.all(listAlarms, 10);
    assert.deepEqual(
      alarms.map(({ kind, details }) => [kind, details]),
      [["audit-chain-broken", { brokenAt: "2", reason: "changed" }]],
    );
    const check = await app.database.maybe(lastAuditCheck);
    assert.deepEqual([check?.broken_at, check?.reason], [2n, "changed"]);
    assert.match(await app.metrics.registry.metrics(), /^audit_chain_intact 0$/m);
    assert.equal((await readFile(anchorsFile(app), "utf8")).trim().split("\n").length, 1);
  });
});
