import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listAlarms, type SecurityEventRow } from "../../platform/security/queries-security.ts";
import { flushSecurityLog } from "../../platform/security/security-log.ts";
import { watchSecurity } from "../../platform/security/watch.ts";
import { testServer } from "../harness.ts";
import { freshPhone, newCustomer, newStaff, PASSWORD, type Person } from "../people.ts";

const server = await testServer();
const { app } = server;

async function events(where: string, ...values: unknown[]): Promise<SecurityEventRow[]> {
  await flushSecurityLog(app);
  const sql = `select * from platform.security_event where ${where} order by id`;
  return (await app.database.pool.query(sql, values)).rows;
}

async function signIn(path: string, body: unknown): Promise<number> {
  const response = await fetch(server.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.status;
}

async function alarmsOf(subject: string): Promise<string[]> {
  await flushSecurityLog(app);
  await watchSecurity.run(app, {});
  await watchSecurity.run(app, {});
  const alarms = await app.database.all(listAlarms, 100);
  return alarms.filter((alarm) => alarm.subject === subject).map(({ kind }) => kind);
}

const times = (n: number, work: () => Promise<unknown>) =>
  Array.from({ length: n }).reduce<Promise<unknown>>(
    (before) => before.then(work),
    Promise.resolve(),
  );

describe("the security log", () => {
  it("has a stranger's wrong sign-in, with the code and without phone or password", async () => {
    const phone = freshPhone();
    await signIn("/v1/identity/sign-in", { phone, password: "wrong-Wrong-1!", deviceName: "x" });
    const found = await events("kind = 'identity.sign-in' and who is not null");
    const row = found.at(-1);
    assert.equal(row?.outcome, "refused");
    assert.ok(row?.code);
    assert.ok(row?.address);
    assert.ok(!JSON.stringify(found).includes(phone.slice(-8)));
    assert.ok(!JSON.stringify(found).includes("wrong-Wrong"));
  });

  it("has a colleague's wrong password under the staff number that was tried", async () => {
    const staff = await newStaff(server);
    const body = { staffNumber: staff.number, password: "wrong-Wrong-1!" };
    await signIn("/v1/identity/staff/sign-in", body);
    const [row] = await events("who = $1", `staff-number:${staff.number}`);
    assert.deepEqual([row?.kind, row?.outcome], ["staff.sign-in", "refused"]);
  });

  it("has a door that was locked to a colleague, and a browser of another site", async () => {
    const staff = await newStaff(server, ["finance"]);
    await staff.get("/v1/desk/overview");
    const [refused] = await events("actor = $1", `staff:${staff.id}`);
    assert.deepEqual(
      [refused?.kind, refused?.code, refused?.route],
      ["http.refused", "not_allowed", "GET /v1/desk/overview"],
    );
    await fetch(`${server.url}/v1/identity/sign-out`, {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site" },
    });
    assert.ok((await events("code = 'cross_site'")).length > 0);
  });

  it("makes one row of what happens many times in a second", async () => {
    const customer = await newCustomer(server);
    await times(25, () => customer.get("/v1/desk/overview"));
    const rows = await events("actor = $1", `customer:${customer.id}`);
    assert.ok(rows.length < 25);
    assert.equal(
      rows.reduce((sum, { count }) => sum + count, 0),
      25,
    );
  });

  it("has changes that went well too: a new password", async () => {
    const customer = await newCustomer(server);
    await customer.post("/v1/identity/password/change", {
      oldPassword: "not-the-old-1!",
      newPassword: PASSWORD,
    });
    const [row] = await events(
      "kind = 'identity.password' and actor = $1",
      `customer:${customer.id}`,
    );
    assert.equal(row?.outcome, "refused");
    await customer.ask("PATCH", "/v1/identity/me", { displayName: "小林林" });
    const [name] = await events("kind = 'identity.name' and actor = $1", `customer:${customer.id}`);
    assert.equal(name?.outcome, "ok");
  });
});

describe("an alarm reaches supervisors and auditors", () => {
  const cards = async (agent: Person, n: number) => {
    const customers = await Promise.all(Array.from({ length: n }, () => newCustomer(server)));
    for (const { id } of customers) await agent.get(`/v1/desk/customers/${id}`);
  };

  it("when a colleague opens one card after another without own work, and once an hour", async () => {
    const [agent, busy] = [await newStaff(server), await newStaff(server)];
    await cards(busy, 3);
    await cards(agent, 20);
    assert.deepEqual(await alarmsOf(`staff:${agent.id}`), ["cards-without-own-work"]);
    assert.deepEqual(await alarmsOf(`staff:${busy.id}`), []);
  });

  it("when somebody reveals the same contact again and again", async () => {
    const [customer, agent] = [await newCustomer(server), await newStaff(server)];
    const path = `/v1/desk/customers/${customer.id}/reveal`;
    await times(4, () => agent.post(path, { field: "phone", reason: "客户要求回电" }));
    assert.deepEqual(await alarmsOf(`staff:${agent.id}`), ["same-contact-revealed"]);
  });

  it("when a staff number is guessed at", async () => {
    const staff = await newStaff(server);
    const body = { staffNumber: staff.number, password: "wrong-Wrong-1!" };
    await times(10, () => signIn("/v1/identity/staff/sign-in", body));
    assert.deepEqual(await alarmsOf(`staff-number:${staff.number}`), ["refusals-for-person"]);
  });

  it("when a colleague tries one locked door after another", async () => {
    const staff = await newStaff(server, ["finance"]);
    await times(20, () => staff.get("/v1/desk/overview"));
    assert.deepEqual(await alarmsOf(`staff:${staff.id}`), ["refusals-of-staff"]);
  });
});
