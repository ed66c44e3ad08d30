// Goal: an order is explained in the words of its own kind or not at all.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { orderReason } from "../../modules/assist/order-reason.ts";
import type { Order } from "../../modules/wallet/index.ts";

const now = new Date("2026-11-22T04:00:00Z");
const input = { now, language: "en", timeZone: "Asia/Shanghai" } as const;

function succeeded(kind: string): Order {
  const at = now.toISOString();
  const order = {
    id: "order",
    kind,
    state: "succeeded",
    amount: { currency: "CNY", value: 200_00 },
    counterparty: { kind: "house", name: "Jinnang", detail: null },
    createdAt: at,
    updatedAt: at,
    completedAt: at,
    reasonText: null,
    receiptNumber: null,
    next: null,
  };
  return order as unknown as Order;
}

describe("the reason of an order", () => {
  it("of each kind is in that kind's words", () => {
    const kinds = ["top_up", "payment", "refund", "credit"].map(
      (kind) => orderReason(succeeded(kind), input)?.kind,
    );
    assert.deepEqual(kinds, ["top_up_done", "payment_done", "refund_done", "credit_done"]);
  });

  it("of a kind that nobody explained is none, never a goodwill credit", () => {
    assert.equal(orderReason(succeeded("toy_cash_out"), input), null);
    assert.equal(orderReason(succeeded("constructor"), input), null);
  });
});
