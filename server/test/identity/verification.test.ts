// Goal: a provider of identity checks is one object; what it proves counts towards levels by law.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readVerification, submitVerification } from "../../modules/identity/index.ts";
import { checkVerification } from "../../modules/identity/verification/check.ts";
import {
  type Check,
  levelReached,
  levelRules,
} from "../../modules/identity/verification/levels.ts";
import type {
  VerificationAnswer,
  VerificationProvider,
} from "../../modules/identity/verification/provider.ts";
import { verificationProviders } from "../../modules/identity/verification/providers.ts";
import type { CustomerActor } from "../../platform/http/permission.ts";
import { extra } from "../../platform/registry.ts";
import { testServer } from "../harness.ts";
import { signedInCustomer, type TestCustomer } from "./browser.ts";

const PASSED: VerificationAnswer = { state: "passed", checks: ["channel", "face"] };
const answers = new Map<string, VerificationAnswer>();
const started: string[] = [];

/** A toy provider: it knows one name, and answers about others as the test says. */
function registry(id: string, does: readonly Check[]): VerificationProvider {
  return {
    id,
    does,
    async start(_app, submission) {
      started.push(submission.id);
      const { name = "" } = submission.fields;
      if (name === "林小满") return PASSED;
      return name === "等一等"
        ? { state: "pending", reference: submission.id }
        : { state: "failed", reason: "name_unknown" };
    },
    async ask(_app, reference) {
      return answers.get(reference) ?? { state: "pending", reference };
    },
  };
}

const server = await testServer({
  extras: [
    extra(verificationProviders, {
      police: registry("police", ["channel"]),
      bank: registry("bank", ["channel"]),
      telecom: registry("telecom", ["channel"]),
      counter: registry("counter", ["in-person"]),
    }),
  ],
});
const { app } = server;

async function submit(person: TestCustomer, provider: string, name = "林小满"): Promise<string> {
  const actor: CustomerActor = {
    kind: "customer",
    customerId: person.customerId,
    sessionId: person.sessionId,
    deviceId: person.sessionId,
    merchantIds: [],
    address: "127.0.0.1",
    language: "zh",
  };
  const fields = { name, number: "11010519491231002X" };
  const given = { provider, fields };
  const { id } = await app.database.transaction((tx) => submitVerification(tx, actor, given));
  return id;
}

/** Waits until the worker has carried it there and back. */
async function stateOf(person: TestCustomer, provider: string, wanted: string) {
  // The newest submission is the one that the test just made.
  for (;;) {
    const found = await readVerification(app.database, person.customerId, provider);
    if (found?.state === wanted) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const levelOf = async ({ browser }: TestCustomer) => (await browser.get("/me")).body.level;

describe("a provider that one app adds", () => {
  it("is asked by a job, and raises the level once the law's evidence is complete", async () => {
    const person = await signedInCustomer(server);
    for (const provider of ["police", "bank"]) {
      await submit(person, provider);
      await stateOf(person, provider, "passed");
    }
    assert.equal(await levelOf(person), 1);
    await submit(person, "telecom");
    await stateOf(person, "telecom", "passed");
    assert.equal(await levelOf(person), 2);
  });

  it("that passed three times counts once", async () => {
    const person = await signedInCustomer(server);
    for (let times = 0; times < 3; times += 1) {
      await submit(person, "police");
      await stateOf(person, "police", "passed");
    }
    assert.equal(await levelOf(person), 1);
  });

  it("proves only what it is there for, whatever else it answers", async () => {
    const person = await signedInCustomer(server);
    await submit(person, "counter");
    await stateOf(person, "counter", "passed");
    assert.equal(await levelOf(person), 1);
  });

  it("that is slow is asked again, and its first final answer stands", async () => {
    const person = await signedInCustomer(server);
    const id = await submit(person, "police", "等一等");
    await stateOf(person, "police", "pending");
    answers.set(id, { state: "failed", reason: "photo_blurred" });
    await checkVerification.run(app, { id });
    answers.set(id, PASSED);
    await checkVerification.run(app, { id });
    const found = await readVerification(app.database, person.customerId, "police");
    assert.deepEqual(found, { id, state: "failed", reason: "photo_blurred" });
    assert.equal(started.filter((one) => one === id).length, 1);
  });

  it("gets one submission at a time, and keeps nothing of it afterwards", async () => {
    const person = await signedInCustomer(server);
    const id = await submit(person, "bank", "等一等");
    await assert.rejects(submit(person, "bank"), { code: "verification_open" });
    await stateOf(person, "bank", "pending");
    answers.set(id, { state: "failed", reason: "name_unknown" });
    await checkVerification.run(app, { id });
    const { rows } = await app.database.pool.query(
      "select submission_sealed from identity.verification where id = $1",
      [id],
    );
    assert.deepEqual(rows, [{ submission_sealed: null }]);
  });

  it("is the only one: an unknown id is not found", async () => {
    const person = await signedInCustomer(server);
    await assert.rejects(submit(person, "astrologer"), { code: "not_found" });
    assert.deepEqual(verificationProviders.shipped, {});
  });
});

describe("the levels of a jurisdiction", () => {
  const TODAY = "2026-11-28";
  const reached = (proven: Partial<Record<Check, number>>, day = TODAY) =>
    levelReached(app, new Map(Object.entries(proven) as [Check, number][]), day);

  it("follow from what was proven: three and five channels, or in person", () => {
    assert.equal(reached({ phone: 1 }), 1);
    assert.equal(reached({ phone: 1, channel: 2 }), 1);
    assert.equal(reached({ phone: 1, channel: 3 }), 2);
    assert.equal(reached({ phone: 1, channel: 5 }), 3);
    assert.equal(reached({ phone: 1, "in-person": 1 }), 3);
  });

  it("are the first one before any rule was in force", () => {
    assert.equal(reached({ phone: 1, channel: 5 }, "2016-06-30"), 1);
  });

  it("name their source and grow: who reaches 3 reaches 2", () => {
    for (const rules of Object.values(levelRules.shipped).flat()) {
      assert.ok(rules.source.length > 10);
      for (const evidence of rules.levels[3]) {
        assert.ok(reached(evidence, rules.from) === 3);
      }
    }
  });
});
