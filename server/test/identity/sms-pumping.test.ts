// Threat: codes that are sent for their price (SMS pumping): abroad, in rows, all day.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readSmsBudgets } from "../../modules/identity/factors/sms-countries.ts";
import { testServer } from "../harness.ts";
import { browser } from "./browser.ts";

const server = await testServer({ environment: { SMS_BUDGETS: "CN:100,HK:3" } });

/** The answer to a sign-up with this number. */
async function askCode(phone: string, channel = "sms") {
  const { status, body } = await browser(server).post("/sign-up/code", { phone, channel });
  return { status, code: body.code as string | undefined, next: (body.next ?? "") as string };
}

describe("threat: a machine that has codes sent for their price", () => {
  it("is refused countries that the operator does not serve, by SMS and by call", async () => {
    for (const channel of ["sms", "call"]) {
      const answer = await askCode("+998901234567", channel);
      assert.deepEqual([answer.status, answer.code], [422, "sms_country"], channel);
      assert.match(answer.next, /e-mail.*400-000-0195/);
    }
  });
  it("spends a country's budget of the day, and no other's", async () => {
    const numbers = ["+85251234001", "+85261234002", "+85291234003", "+85254321004"];
    const answers = [];
    for (const number of numbers) answers.push((await askCode(number)).code);
    assert.deepEqual(answers, [undefined, undefined, undefined, "sms_spent"]);
    assert.equal((await askCode("+8613912340001")).status, 200);
  });
  it("cannot walk through a block of numbers, though each is asked once", async () => {
    let sent = 0;
    for (; sent <= 60; sent += 1) {
      const number = `+861371234${String(sent).padStart(4, "0")}`;
      if ((await askCode(number)).code === "sms_spent") break;
    }
    assert.equal(sent, 60);
    assert.equal((await askCode("+8613722220001")).status, 200);
  });
  it("is seen before the money is gone: a metric follows the day's share", async () => {
    const { values } = await server.app.metrics.smsBudget.get();
    const share = values.find(({ labels }) => labels.budget === "country:CN")?.value ?? 0;
    assert.ok(share >= 0.6, `${share}`);
    const alarms = await server.app.metrics.alarms.get();
    const raised = alarms.values.filter(({ labels }) => labels.kind === "sms-budget");
    assert.equal(raised[0]?.value, 1, "Hong Kong's, when three of three were sent");
  });
});

describe("the budgets", () => {
  it("are the operator's own country unless a setting lists others", () => {
    assert.deepEqual(readSmsBudgets(undefined, "UK"), { GB: 20_000 });
    assert.equal(Object.keys(readSmsBudgets(undefined, "EU")).length, 27);
    assert.deepEqual(readSmsBudgets("CN:5,HK:1", "CN"), { CN: 5, HK: 1 });
  });
});
