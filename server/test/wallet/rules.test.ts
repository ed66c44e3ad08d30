// Goal: the pure rules of the money lists. Method: examples, and random cases against a model.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { inRounds } from "../../modules/wallet/orders/rounds.ts";
import type { OrderRecord, OrderState } from "../../modules/wallet/orders/types.ts";
import { decidePayments, type PaymentSnapshot } from "../../modules/wallet/payment/decide.ts";
import { paymentKind } from "../../modules/wallet/payment/kind.ts";
import type { PayableRow } from "../../modules/wallet/payment/queries.ts";
import { bankRail } from "../../modules/wallet/rails/bank/bank.ts";
import { decideSettlement, type SettlementFacts } from "../../modules/wallet/rails/decide.ts";
import { limitFor } from "../../modules/wallet/rules/limits.ts";
import type { RuleFacts } from "../../modules/wallet/rules/rule.ts";
import { dayOf, startOfDay } from "../../modules/wallet/rules/rule-facts.ts";
import { topUpKind } from "../../modules/wallet/top-up/kind.ts";
import type { App } from "../../platform/app.ts";

const now = new Date("2026-11-22T04:00:00Z");

const direction = bankRail.topUp;
assert.ok(direction);

function topUp(state: OrderState): SettlementFacts {
  const order = { kind: "top_up", state, amount_minor: 100n, currency: "CNY", timeline: [] };
  return { order: order as unknown as OrderRecord, kind: topUpKind, direction };
}

describe("the day of a limit", () => {
  it("begins at midnight on the clock of the operator's jurisdiction", () => {
    const inChina = { config: { jurisdiction: "CN" }, extras: new Map() } as unknown as App;
    assert.equal(dayOf(inChina, new Date("2026-11-21T15:59:59Z")), "2026-11-21");
    assert.equal(dayOf(inChina, new Date("2026-11-21T16:00:00Z")), "2026-11-22");
    assert.equal(startOfDay(inChina, now).toISOString(), "2026-11-21T16:00:00.000Z");
    const inKenya = { config: { jurisdiction: "KE" }, extras: new Map() } as unknown as App;
    assert.equal(startOfDay(inKenya, now).toISOString(), "2026-11-21T21:00:00.000Z");
  });
});

describe("a settlement", () => {
  it("credits at most once and never moves an order that ended, whatever the bank says", () => {
    const words = fc.array(fc.constantFrom("succeeded" as const, "failed" as const));
    fc.assert(
      fc.property(words, fc.constantFrom("created" as const, "pending" as const), (said, start) => {
        let state: OrderState = start;
        const moves: string[] = [];
        for (const word of said) {
          const made = decideSettlement({ orderId: "x", state: word }, topUp(state));
          if (made === "succeeded") state = "succeeded";
          if (made === "failed") state = "failed";
          if (made === "succeeded" || made === "failed") moves.push(word);
        }
        assert.deepEqual(moves, said.slice(0, 1));
      }),
    );
  });

  it("of another amount, currency or kind of order changes nothing", () => {
    const word = { orderId: "x", state: "succeeded" } as const;
    const order = topUp("pending");
    assert.equal(decideSettlement({ ...word, amountMinor: 101n }, order), "amount_mismatch");
    assert.equal(decideSettlement({ ...word, currency: "USD" }, order), "amount_mismatch");
    assert.equal(decideSettlement(word, { ...order, kind: paymentKind }), "order_unknown");
    assert.equal(decideSettlement(word, { ...order, order: undefined }), "order_unknown");
  });
});

describe("rounds", () => {
  it("keep the order of one person's requests and answer each in its place", async () => {
    const people = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(people, async (persons) => {
        const items = persons.map((person, index) => ({ person, index }));
        const worked: typeof items = [];
        const results = await inRounds(
          items,
          ({ person }) => String(person),
          async (round) => {
            const keys = round.map(({ person }) => person);
            assert.equal(new Set(keys).size, keys.length, "nobody twice in a round");
            worked.push(...round);
            return round.map(({ index }) => ({ ok: true as const, value: index }));
          },
        );
        for (const person of new Set(persons)) {
          const own = worked.filter((item) => item.person === person).map(({ index }) => index);
          assert.deepEqual(
            own,
            [...own].sort((a, b) => a - b),
          );
        }
        for (const [index, result] of results.entries()) {
          if (result.ok) assert.equal(result.value, index);
          else assert.equal(result.refusal.code, "too_many_requests");
        }
      }),
    );
  });
});

describe("the decision about a payment", () => {
  const LEVEL = 1;
  const rules: RuleFacts = { day: "2026-11-22", jurisdiction: "CN", level: LEVEL };
  const paymentMax = limitFor(rules, "per_payment").maxMinor;
  const dayMax = limitFor(rules, "per_day").maxMinor;

  function decideOne(amountMinor: bigint, spentMinor: bigint, order: Partial<PayableRow> = {}) {
    const row = {
      id: "order",
      customer_id: "customer",
      state: "created",
      amount_minor: amountMinor,
      expires_at: new Date(now.getTime() + 1),
      merchant_open: true,
      merchant_fee_bps: 60,
      code: null,
      code_paid_order_id: null,
      code_single_use: false,
      ...order,
    } as unknown as PayableRow;
    const usage = {
      customer_id: "customer",
      currency: "CNY",
      spent_minor: spentMinor,
      version: 1n,
    };
    const snapshot: PaymentSnapshot = {
      now,
      rules,
      orders: new Map([["order", row]]),
      facts: new Map([
        ["customer", { id: "customer", level: LEVEL, locked_reason: null, money_held_until: null }],
      ]),
      stops: new Map(),
      usage: new Map([["customer", usage]]),
      confirmed: new Set(["order"]),
    };
    const claim = { scope: "s", key: "k", payloadHash: Buffer.alloc(32) };
    const ids = { customerId: "customer", sessionId: "s", orderId: "order", confirmationId: "c" };
    const item = { ...ids, claim };
    const [decision] = decidePayments(snapshot, [item]);
    assert.ok(decision);
    return decision;
  }

  it("allows exactly what the limits of the level allow", () => {
    const amount = fc.bigInt({ min: 1n, max: 2n * paymentMax });
    const spent = fc.bigInt({ min: 0n, max: dayMax });
    fc.assert(
      fc.property(amount, spent, (amountMinor, spentMinor) => {
        const decision = decideOne(amountMinor, spentMinor);
        const allowed = amountMinor <= paymentMax && spentMinor + amountMinor <= dayMax;
        assert.equal("plan" in decision, allowed);
      }),
    );
  });

  it("refuses at the very instant the order expires", () => {
    assert.ok("refusal" in decideOne(1n, 0n, { expires_at: now }));
    assert.ok("plan" in decideOne(1n, 0n));
  });
});
