// Goal: what was proven for one thing, in one session, with one PIN, serves nothing else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spendConfirmation } from "../../modules/identity/index.ts";
import { testServer } from "../harness.ts";
import { PASSWORD, PIN } from "../people.ts";
import {
  browser,
  codeFor,
  sessionIdOf,
  signedInCustomer,
  signIn,
  type TestCustomer,
} from "./browser.ts";

const server = await testServer();
const PURPOSE = "payment:01a20060-0000-7000-8000-000000000002";
const refused = { code: "confirmation_required" };

async function prove({ browser: own }: TestCustomer): Promise<string> {
  const { status, body } = await own.post("/confirmations", { pin: PIN, purpose: PURPOSE });
  assert.equal(status, 200);
  return body.confirmationId;
}

function spend(
  { customerId, sessionId }: Pick<TestCustomer, "customerId" | "sessionId">,
  confirmationId: string,
) {
  return server.app.database.transaction((tx) =>
    spendConfirmation(tx, { customerId, sessionId, purpose: PURPOSE, confirmationId }),
  );
}

describe("a confirmation carried off", () => {
  it("to another session of the same person is worth nothing there", async () => {
    const person = await signedInCustomer(server);
    const answer = await signIn(browser(server), person.phone);
    const sessionId = await sessionIdOf(server, answer.body.token);
    const proof = await prove(person);
    await assert.rejects(spend({ ...person, sessionId }, proof), refused);
    await spend(person, proof);
  });

  it("past a sign-out dies with its session", async () => {
    const person = await signedInCustomer(server);
    const proof = await prove(person);
    await person.browser.post("/sign-out");
    await assert.rejects(spend(person, proof), refused);
  });

  it("past a change of the PIN is worth nothing", async () => {
    const person = await signedInCustomer(server);
    const proof = await prove(person);
    const changed = await person.browser.send("PUT", "/pin", {
      pin: "135802",
      password: PASSWORD,
      currentPin: PIN,
    });
    assert.equal(changed.status, 204);
    await assert.rejects(spend(person, proof), refused);
  });

  it("past a reset of the PIN is worth nothing", async () => {
    const person = await signedInCustomer(server);
    const proof = await prove(person);
    const { body } = await person.browser.post("/pin/reset/code");
    const code = await codeFor(server, person.phone);
    const form = { resetId: body.resetId, code, password: PASSWORD, pin: "135802" };
    assert.equal((await person.browser.post("/pin/reset/finish", form)).status, 204);
    await assert.rejects(spend(person, proof), refused);
  });

  it("past a change of the password is worth nothing, even in the session that stays", async () => {
    const person = await signedInCustomer(server);
    const proof = await prove(person);
    const form = { current: PASSWORD, password: "violet-harbor-93x" };
    assert.equal((await person.browser.post("/password/change", form)).status, 204);
    await assert.rejects(spend(person, proof), refused);
  });

  it("out of a stolen phone dies when the owner reports it from another device", async () => {
    const thief = await signedInCustomer(server);
    const proof = await prove(thief);
    const own = browser(server);
    await signIn(own, thief.phone);
    assert.equal((await own.post("/lock", { reason: "stolen" })).status, 200);
    await assert.rejects(spend(thief, proof), refused);
  });

  it("by a PIN that changes while it is compared is not made at all", async () => {
    const person = await signedInCustomer(server);
    const [confirmed] = await Promise.all([
      person.browser.post("/confirmations", { pin: PIN, purpose: PURPOSE }),
      person.browser.send("PUT", "/pin", { pin: "135802", password: PASSWORD, currentPin: PIN }),
    ]);
    // Whichever came first: nothing that the old PIN proved may be spent now.
    const id = confirmed.body.confirmationId ?? "00000000-0000-4000-8000-000000000000";
    await assert.rejects(spend(person, id), refused);
  });
});

describe("a wallet whose phone is lost or stolen", () => {
  for (const reason of ["lost_phone", "stolen"]) {
    it(`ends every other session when the owner says ${reason}`, async () => {
      const owner = await signedInCustomer(server);
      const thief = browser(server);
      await signIn(thief, owner.phone);
      assert.equal((await owner.browser.post("/lock", { reason })).status, 200);
      assert.equal((await thief.get("/me")).status, 401);
      assert.equal((await owner.browser.get("/me")).status, 200);
    });
  }

  it("ends them even if it was locked before for another reason", async () => {
    const owner = await signedInCustomer(server);
    await owner.browser.post("/lock", { reason: "other" });
    const thief = browser(server);
    await signIn(thief, owner.phone);
    await owner.browser.post("/lock", { reason: "stolen" });
    assert.equal((await thief.get("/me")).status, 401);
  });

  it("keeps other sessions when it is only locked for a while", async () => {
    const owner = await signedInCustomer(server);
    const tablet = browser(server);
    await signIn(tablet, owner.phone);
    await owner.browser.post("/lock", { reason: "other" });
    assert.equal((await tablet.get("/me")).status, 200);
  });
});
