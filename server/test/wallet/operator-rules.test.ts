// Goal: the operator's own limits and fees are changed by two people and apply to whom they name.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { merchantFeeBps } from "../../modules/wallet/rules/fees.ts";
import { limitFor } from "../../modules/wallet/rules/limits.ts";
import type { LimitRecord, RuleFacts } from "../../modules/wallet/rules/rule.ts";
import { ruleFacts } from "../../modules/wallet/rules/rule-facts.ts";
import { manualClock } from "../../platform/clock.ts";
import { testServer } from "../harness.ts";
import { newStaff } from "../people.ts";

const clock = manualClock(new Date("2026-11-22T04:00:00Z"));
const server = await testServer({ clock });
const DAY_MS = 86_400_000;

const facts = (more: Partial<RuleFacts> = {}): RuleFacts => ({
  day: "2026-11-22",
  jurisdiction: "CN",
  level: 2,
  ...more,
});

describe("the rule that applies", () => {
  const record = (more: Partial<LimitRecord>): LimitRecord => ({
    name: "per_payment",
    from: "2026-01-01",
    maxMinor: 1n,
    ...more,
  });
  const maxOf = (records: readonly LimitRecord[], more: Partial<RuleFacts> = {}) =>
    limitFor(facts({ operator: { limits: records, fees: [] }, ...more }), "per_payment").maxMinor;

  it("is the operator's before the product's, and only for those it names", () => {
    const own = [record({ level: 3, maxMinor: 7n })];
    assert.equal(maxOf(own, { level: 3 }), 7n);
    assert.equal(maxOf(own, { level: 2 }), 5_000_00n);
    assert.equal(maxOf([record({ jurisdiction: "KE", maxMinor: 7n })]), 5_000_00n);
    const category = [record({ merchantCategory: "餐饮", maxMinor: 7n })];
    assert.equal(maxOf(category, { merchantCategory: "餐饮" }), 7n);
    assert.equal(maxOf(category, { merchantCategory: "服装" }), 5_000_00n);
  });

  it("is the one that names more, then the later, and none from a day to come", () => {
    const general = record({ maxMinor: 1n, from: "2026-11-01" });
    const named = record({ maxMinor: 2n, level: 2 });
    assert.equal(maxOf([general, named]), 2n);
    const later = record({ maxMinor: 3n, level: 2, from: "2026-11-22" });
    assert.equal(maxOf([later, named]), 3n);
    const tomorrow = record({ maxMinor: 4n, level: 2, from: "2026-11-23" });
    assert.equal(maxOf([tomorrow, named]), 2n);
  });

  it("may be lowered by the customer's own limit, never raised", () => {
    assert.equal(limitFor(facts(), "per_day", { per_day: 5n }).maxMinor, 5n);
    assert.equal(limitFor(facts(), "per_day", { per_day: 99_999_999n }).maxMinor, 10_000_00n);
  });

  it("of a fee is the band that the amount has reached", () => {
    const bands = [
      { fromMinor: 0n, feeBps: 38 },
      { fromMinor: 100_00n, feeBps: 20 },
    ];
    const fees = [{ name: "merchant_fee" as const, from: "2026-01-01", bands }];
    const operator = { limits: [], fees };
    assert.equal(merchantFeeBps(facts({ operator }), 99_99n), 38);
    assert.equal(merchantFeeBps(facts({ operator }), 100_00n), 20);
    assert.equal(merchantFeeBps(facts()), 60);
  });
});

describe("a rule of the operator's own", () => {
  it("is in force from its day on, once a second person has approved it", async () => {
    const [finance, compliance] = await Promise.all([
      newStaff(server, ["finance"]),
      newStaff(server, ["compliance"]),
    ]);
    const record = { name: "per_payment", level: 1, maxMinor: "30000" };
    const wanted = { socket: "limit", record, from: "2026-11-22", reason: "a trial" };
    const early = await finance.ask("POST", "/v1/wallet/rules", wanted);
    assert.equal(early.body.code, "rule_too_early");
    const unread = { ...wanted, from: "2026-11-24", record: { name: "no_such_limit" } };
    assert.equal((await finance.ask("POST", "/v1/wallet/rules", unread)).status, 400);
    const made = await finance.ask("POST", "/v1/wallet/rules", {
      ...wanted,
      from: "2026-11-24",
    });
    assert.equal(made.status, 201, made.text);
    const path = `/v1/wallet/rules/${made.body.id}/approve`;
    assert.equal((await finance.ask("POST", path, {})).body.code, "rule_own_approval");
    assert.equal((await compliance.ask("POST", path, {})).status, 200);
    const maxNow = async () =>
      limitFor(await ruleFacts(server.app.database, 1), "per_payment").maxMinor;
    clock.advance(DAY_MS);
    assert.equal(await maxNow(), 500_00n, "not before its day");
    clock.advance(DAY_MS);
    assert.equal(await maxNow(), 300_00n);
  });
});
