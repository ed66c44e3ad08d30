// Goal: what each purpose demands is the policy's answer alone, and a factor is one file.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { z } from "zod";
import { refuse } from "../../modules/identity/errors.ts";
import { defineFactor } from "../../modules/identity/factors/factor.ts";
import { factors } from "../../modules/identity/factors/factors.ts";
import { coveredBy, demandOf, policy } from "../../modules/identity/factors/policy.ts";
import { spendConfirmation } from "../../modules/identity/index.ts";
import { extra } from "../../platform/registry.ts";
import { testServer } from "../harness.ts";
import { PIN } from "../people.ts";
import { signedInCustomer } from "./browser.ts";

/** A toy: the factor of this test, as an operator's own build would add one. */
const riddle = defineFactor({
  strength: 2,
  answer: z.string().max(20),
  async prove(_app, _subject, { about }, answer) {
    if (answer !== `answer to ${about}`) throw refuse("pin_wrong", { triesLeft: 1 });
  },
});

const server = await testServer({
  extras: [
    extra(factors, { riddle }),
    extra(policy, {
      vow: [
        { fromMinor: 0n, anyOf: [["pin"], ["riddle"]] },
        { fromMinor: 100_00n, anyOf: [["pin", "riddle"]] },
      ],
    }),
  ],
});
const { app } = server;

describe("the policy", () => {
  const table: readonly (readonly [purpose: string, enough: readonly string[][]])[] = [
    ["sign_up", [["sms"], ["call"]]],
    ["sign_in", [["password"]]],
    ["staff_sign_in", [["password", "totp"]]],
    ["staff_password", [["password"]]],
    ["recovery", [["sms"], ["call"], ["email"]]],
    ["password_change", [["password"]]],
    ["pin_set", [["password"]]],
    ["pin_change", [["pin", "password"]]],
    ["hold_lift", [["pin"], ["email"]]],
    ["wallet_lock", [["sms"], ["call"], ["email"]]],
    [
      "pin_reset",
      [
        ["sms", "password"],
        ["call", "password"],
        ["email", "password"],
      ],
    ],
    ["email_add", [["password"]]],
    ["email", [["email"]]],
    [
      "unlock",
      [
        ["sms", "password", "pin"],
        ["call", "password", "pin"],
        ["email", "password", "pin"],
      ],
    ],
    ["payment", [["pin"]]],
    ["top_up", [["pin"]]],
    ["instrument_link", [["pin"]]],
    ["merchant_refund", [["pin"]]],
    ["merchant_members", [["pin"]]],
  ];

  it("is this table, whole", () => {
    assert.deepEqual(Object.keys(policy.shipped).sort(), table.map(([purpose]) => purpose).sort());
    for (const [purpose, enough] of table) {
      assert.deepEqual(demandOf(app, purpose).anyOf, enough, purpose);
    }
  });

  it("demands factors that exist, each once", () => {
    for (const [purpose, demands] of Object.entries(policy.shipped)) {
      for (const combination of demands.flatMap(({ anyOf }) => anyOf)) {
        assert.equal(new Set(combination).size, combination.length, purpose);
        for (const kind of combination) assert.ok(kind in factors.shipped, `${purpose}: ${kind}`);
      }
    }
  });

  it("never lets money or a lock go with one secret of strength 1", () => {
    const money = ["payment", "top_up", "instrument_link", "merchant_refund", "merchant_members"];
    for (const purpose of [...money, "unlock"]) {
      for (const combination of demandOf(app, purpose).anyOf) {
        const strengths = combination.map((kind) => factors.shipped[kind]?.strength ?? 0);
        assert.ok(Math.max(...strengths) >= 2, purpose);
      }
    }
  });

  it("demands what the highest amount reached demands", () => {
    assert.deepEqual(demandOf(app, "vow").anyOf, [["pin"], ["riddle"]]);
    assert.deepEqual(demandOf(app, "vow", 99_99n).anyOf, [["pin"], ["riddle"]]);
    assert.deepEqual(demandOf(app, "vow", 100_00n).anyOf, [["pin", "riddle"]]);
  });

  it("is covered by more than it demands, never by less", () => {
    const demand = demandOf(app, "unlock");
    assert.equal(coveredBy(demand, ["sms", "password"]), undefined);
    assert.deepEqual(coveredBy(demand, ["totp", "pin", "password", "call"]), [
      "call",
      "password",
      "pin",
    ]);
  });

  it("refuses a purpose that nobody declared", async () => {
    const person = await signedInCustomer(server);
    const asked = { pin: PIN, purpose: "heist:1" };
    assert.equal((await person.browser.post("/confirmations", asked)).body.code, "invalid_request");
  });
});

describe("a factor and a purpose that one app adds", () => {
  const confirm = async (proofs: unknown, pin?: string) => {
    const person = await signedInCustomer(server);
    const form = { purpose: "vow:7", proofs, ...(pin ? { pin } : {}) };
    const { status, body } = await person.browser.post("/confirmations", form);
    return { person, status, body };
  };
  const right = [{ kind: "riddle", answer: "answer to 7" }];

  it("are proven and spent like every other", async () => {
    const { person, status, body } = await confirm(right);
    assert.equal(status, 200);
    const { customerId, sessionId } = person;
    const use = { customerId, sessionId, purpose: "vow:7", confirmationId: body.confirmationId };
    await app.database.transaction((tx) => spendConfirmation(tx, use));
  });

  it("are not enough for an amount that demands more", async () => {
    const { person, body } = await confirm(right);
    const { customerId, sessionId } = person;
    const use = { customerId, sessionId, purpose: "vow:7", confirmationId: body.confirmationId };
    await assert.rejects(
      app.database.transaction((tx) => spendConfirmation(tx, { ...use, amountMinor: 100_00n })),
      { code: "confirmation_required" },
    );
  });

  it("refuse a wrong answer, one of another shape, and none", async () => {
    assert.equal((await confirm([{ kind: "riddle", answer: "42" }])).body.code, "pin_wrong");
    assert.equal((await confirm([{ kind: "riddle", answer: 42 }])).body.code, "invalid_request");
    const none = await confirm([]);
    assert.equal(none.body.code, "factor_required");
    assert.deepEqual(none.body.anyOf, [["pin"], ["riddle"]]);
  });

  it("leave the other factors as they are: the PIN is enough, a password is not", async () => {
    assert.equal((await confirm([], PIN)).status, 200);
    const other = await confirm([{ kind: "password", answer: "Jinnang-2026!" }]);
    assert.equal(other.body.code, "factor_required");
  });

  it("are unknown to an app that did not add them", () => {
    assert.equal("riddle" in factors.shipped, false);
    assert.equal("vow" in policy.shipped, false);
  });
});
