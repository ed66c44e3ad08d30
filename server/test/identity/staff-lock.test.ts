// Goal: one colleague alone stops a thief at once, and can open nothing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lockWallet } from "../../modules/identity/index.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff } from "../people.ts";
import { signedInCustomer, signIn, waitForMessage } from "./browser.ts";

const server = await testServer();
const agent = await newStaff(server, ["agent"]);
const note = "来电说手机被偷，核对了姓名和最近一笔付款";

const lock = (id: string, reason = "stolen") =>
  agent.post(`/v1/identity/customers/${id}/lock`, { reason, note });

describe("a caller whose phone was stolen", () => {
  it("is helped by one agent alone: locked, signed out everywhere, told, and in the trail", async () => {
    const person = await signedInCustomer(server);
    const answer = await lock(person.customerId);
    assert.deepEqual(answer.body, { locked: true, sessionsEnded: 1 }, answer.text);
    assert.equal((await person.browser.get("/me")).status, 401);
    await waitForMessage(server, person.phone, (text) => /已锁定/.test(text));
    const trail = await agent.get(`/v1/desk/customers/${person.customerId}/trail`);
    const entry = trail.body.items.find(
      (item: { action: string }) => item.action === "identity.wallet-locked",
    );
    assert.equal(entry?.actor.staffNumber, agent.number, trail.text);
  });

  it("is not opened again by the thief, who knows password, PIN and reads the codes", async () => {
    const person = await signedInCustomer(server);
    await lock(person.customerId);
    assert.equal((await signIn(person.browser, person.phone)).status, 200);
    assert.equal((await person.browser.post("/unlock/code")).body.code, "unlock_needs_staff");
  });

  it("is safe even where the wallet was locked before in a way that its owner could lift", async () => {
    const person = await signedInCustomer(server);
    await server.app.database.transaction((tx) =>
      lockWallet(tx, systemActor("risk"), person.customerId, "risk"),
    );
    assert.equal((await lock(person.customerId, "fraud")).body.locked, true);
    await signIn(person.browser, person.phone);
    const { walletLock } = (await person.browser.get("/me")).body;
    assert.deepEqual([walletLock.reason, walletLock.selfUnlock], ["fraud", false]);
    assert.equal((await lock(person.customerId, "other")).body.locked, false);
  });

  it("is signed out of one device or of all, without a lock", async () => {
    const person = await newCustomer(server);
    const other = await newCustomer(server);
    const path = `/v1/identity/customers/${person.id}/sign-out`;
    const foreign = await agent.post(path, { deviceId: other.deviceId, note });
    assert.equal(foreign.body.code, "not_found");
    const one = await agent.post(path, { deviceId: person.deviceId, note });
    assert.equal(one.body.sessionsEnded, 1, one.text);
    assert.equal((await person.get("/v1/identity/me")).status, 401);
    assert.equal((await other.get("/v1/identity/me")).status, 200);
    assert.equal((await agent.post(path, { note })).body.sessionsEnded, 0);
  });
});

describe("a colleague who abuses it", () => {
  it("leaves a reason in words, or is refused", async () => {
    const person = await newCustomer(server);
    const path = `/v1/identity/customers/${person.id}/lock`;
    assert.equal((await agent.post(path, { reason: "fraud", note: "a" })).status, 400);
    assert.equal((await agent.post(path, { reason: "because", note })).status, 400);
  });

  it("has no route that opens a wallet", async () => {
    const person = await newCustomer(server);
    await lock(person.id);
    for (const path of ["unlock", "lock"]) {
      const answer = await agent.delete(`/v1/identity/customers/${person.id}/${path}`);
      assert.equal(answer.status, 404);
    }
    const card = await agent.get(`/v1/desk/customers/${person.id}`);
    assert.equal(card.body.customer.walletLock.reason, "stolen");
  });
});
