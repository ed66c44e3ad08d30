import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { verifyAudit } from "../../platform/security/audit-jobs.ts";
import { flushSecurityLog } from "../../platform/security/security-log.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff } from "../people.ts";

const server = await testServer();
const auditor = await newStaff(server, ["auditor"], { displayName: "包拯" });

describe("an auditor", () => {
  it("finds what one colleague saw, of whom, from where and with what reason", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const path = `/v1/desk/customers/${customer.id}`;
    await agent.get(path);
    await agent.post(`${path}/reveal`, { field: "phone", reason: "客户要求回电" });
    const { status, body } = await auditor.get(`/v1/desk/audit?staff=${agent.number}`);
    assert.equal(status, 200, JSON.stringify(body));
    const [reveal, view] = body.items;
    assert.deepEqual([reveal.action, reveal.note], ["desk.reveal", "客户要求回电"]);
    assert.deepEqual([view.action, view.roles], ["desk.customer-view", ["agent"]]);
    assert.equal(view.about[0].number, customer.number);
    assert.equal(view.actor.number, agent.number);
  });

  it("finds who saw one customer, also in a list or a case", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const input = { kind: "inquiry", customerId: customer.id, subject: "x", description: "x" };
    await agent.post("/v1/cases", input);
    await agent.get("/v1/cases");
    const { body } = await auditor.get(`/v1/desk/audit?customer=${customer.number}&action=cases.`);
    const actions = new Set(body.items.map(({ action }: { action: string }) => action));
    assert.ok(actions.has("cases.open") && actions.has("cases.list"), [...actions].join());
    const nobody = await auditor.get("/v1/desk/audit?customer=U-0");
    assert.deepEqual(nobody.body.items, []);
  });

  it("pages through everything between two times, each entry once", async () => {
    const agent = await newStaff(server);
    const customers = await Promise.all([1, 2, 3, 4, 5].map(() => newCustomer(server)));
    for (const { id } of customers) await agent.get(`/v1/desk/customers/${id}`);
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await auditor.get(`/v1/desk/audit?staff=${agent.number}&limit=2${cursor}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.next ? `&cursor=${body.next}` : "";
    } while (cursor);
    assert.equal(new Set(seen).size, 5);
    const later = await auditor.get(
      `/v1/desk/audit?staff=${agent.number}&from=2100-01-01T00:00:00Z`,
    );
    assert.deepEqual(later.body.items, []);
  });

  it("takes the log away as CSV, which is itself in the log", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    await agent.get(`/v1/desk/customers/${customer.id}`);
    const { status, text } = await auditor.get(`/v1/desk/audit.csv?staff=${agent.number}`);
    assert.equal(status, 200);
    assert.match(text, /^﻿?at,actor,/);
    assert.ok(text.includes("desk.customer-view"));
    const { body } = await auditor.get(`/v1/desk/audit?staff=${auditor.number}`);
    const exported = body.items.filter(
      ({ action }: { action: string }) => action === "desk.audit-export",
    );
    assert.equal(exported.length, 1);
  });

  it("reads what was tried, by outcome and address", async () => {
    const agent = await newStaff(server);
    await agent.get("/v1/desk/audit");
    await flushSecurityLog(server.app);
    const { body } = await auditor.get(`/v1/desk/security?staff=${agent.number}&outcome=refused`);
    const [refused] = body.items;
    assert.deepEqual([refused.code, refused.route], ["not_allowed", "GET /v1/desk/audit"]);
    const other = await auditor.get(`/v1/desk/security?staff=${agent.number}&outcome=ok`);
    assert.deepEqual(other.body.items, []);
  });

  it("sees whether the log is whole, as supervisors and admins do", async () => {
    await verifyAudit.run(server.app, {});
    const { body } = await auditor.get("/v1/desk/alarms");
    assert.equal(body.log.intact, true);
    const supervisor = await newStaff(server, ["supervisor"]);
    assert.equal((await supervisor.get("/v1/desk/alarms")).status, 200);
  });

  it("only looks: holds no other role, opens no card and no conversation", async () => {
    const customer = await newCustomer(server);
    assert.equal((await auditor.get(`/v1/desk/customers/${customer.id}`)).status, 403);
    assert.equal((await auditor.post("/v1/desk/search", { q: "小林" })).status, 403);
    await assert.rejects(newStaff(server, ["auditor", "admin"]), /staff_auditor_stands_alone/);
  });

  it("is the only one who reads the log", async () => {
    for (const role of ["agent", "supervisor", "admin", "compliance", "finance"] as const) {
      const staff = await newStaff(server, [role]);
      for (const path of ["/v1/desk/audit", "/v1/desk/audit.csv", "/v1/desk/security"]) {
        assert.equal((await staff.get(path)).status, 403, `${role} ${path}`);
      }
    }
  });
});
