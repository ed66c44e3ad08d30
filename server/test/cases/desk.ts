import assert from "node:assert/strict";
import type { StaffActor } from "../../platform/http/permission.ts";
import type { TestServer } from "../harness.ts";
import {
  giveMoney,
  newCustomer,
  newShop,
  newStaff,
  type Person,
  PIN,
  pay,
  type Shop,
} from "../people.ts";

/** A desk with its people, and cases to decide on. */
export const PAID = 3_550;
export const cny = (value: number) => ({ currency: "CNY", value });

export async function newDesk(server: TestServer) {
  const agent = await newStaff(server, ["agent"], { displayName: "赵敏" });
  const supervisor = await newStaff(server, ["supervisor"], { displayName: "周芷若" });
  const shop = await newShop(server);

  /** A complaint about the service alone. */
  async function openedFor(customer: Person, more: Record<string, unknown> = {}) {
    const { status, body } = await agent.post("/v1/cases", {
      kind: "complaint",
      customerId: customer.id,
      subject: "等太久",
      description: "排队四十分钟",
      ...more,
    });
    assert.equal(status, 201, JSON.stringify(body));
    return body;
  }

  /** A customer who paid ¥35.50 and complains; somebody proposes to refund it. */
  async function proposedRefund(by: Person = agent, value = PAID) {
    const customer = await newCustomer(server);
    await giveMoney(server, customer, 20_000n);
    const orderId = await pay(customer, shop, PAID);
    const conversation = await customer.post("/v1/conversations", {});
    const conversationId: string = conversation.body.id;
    const opened = await openedFor(customer, { orderId, conversationId });
    const proposed = await by.post(`/v1/cases/${opened.id}/proposals`, {
      action: { type: "refund", orderId, amount: cny(value) },
      reason: "商户确认没有出餐",
    });
    assert.equal(proposed.status, 201, JSON.stringify(proposed.body));
    const caseId: string = opened.id;
    const proposal = proposed.body;
    const path = `/v1/cases/proposals/${proposal.id}`;
    return { customer, orderId, caseId, conversationId, proposal, path };
  }

  return { agent, supervisor, shop, openedFor, proposedRefund };
}

/** The merchant gives back a payment, or a part of it, by itself. */
export async function merchantRefunds(shop: Shop, orderId: string, value = PAID): Promise<void> {
  const purpose = `merchant_refund:${orderId}_CNY_${value}`;
  const proof = await shop.owner.post("/v1/identity/confirmations", { pin: PIN, purpose });
  const { confirmationId } = proof.body;
  const path = `/v1/wallet/merchants/${shop.id}/orders/${orderId}/refunds`;
  const body = { amount: cny(value), reason: "没出餐", confirmationId };
  const { status, text } = await shop.owner.post(path, body);
  assert.equal(status, 201, text);
}

/** The refunds that a customer received, in minor units. */
export async function refundsOf(customer: Person): Promise<number[]> {
  const { body } = await customer.get("/v1/wallet/orders?kind=refund");
  return body.items.map((order: { amount: { value: number } }) => order.amount.value);
}

export function actorOf(staff: Person): StaffActor {
  return {
    kind: "staff",
    staffId: staff.id,
    staffNumber: staff.number,
    displayName: "周芷若",
    roles: ["supervisor"],
    sessionId: "test",
    address: "127.0.0.1",
    language: "zh",
  };
}
