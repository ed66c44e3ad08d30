import assert from "node:assert/strict";
import type { TestServer } from "../harness.ts";
import {
  type Customer,
  giveBankAccount,
  giveMoney,
  newCustomer,
  newShop,
  PIN,
  pay,
  type Shop,
} from "../people.ts";

/** A customer to whom much has happened, so that no list of the screens is empty. */
export interface History {
  readonly customer: Customer;
  readonly shop: Shop;
  readonly orderId: string;
  readonly caseId: string;
}

/** A top-up, a payment, a conversation and a complaint with a title as long as they come. */
export async function makeHistory(server: TestServer): Promise<History> {
  const customer = await newCustomer(server, { displayName: "小林", language: "zh" });
  const shop = await newShop(server);
  await giveMoney(server, customer, 200_00n);
  await pay(customer, shop, 3_550);
  const instrumentId = await giveBankAccount(server, customer);
  const amount = { currency: "CNY", value: 12_345 };
  const purpose = `top_up:${instrumentId}_CNY_${amount.value}`;
  const proof = await customer.post("/v1/identity/confirmations", { pin: PIN, purpose });
  const { confirmationId } = proof.body;
  const topUp = { instrumentId, amount, confirmationId };
  const order = await made(customer, "/v1/wallet/top-ups", topUp);
  const conversation = await made(customer, "/v1/conversations", {});
  await made(customer, `/v1/conversations/${conversation.id}/messages`, {
    text: "充值没到账，怎么办？",
    clientId: "history",
  });
  const opened = await made(customer, "/v1/cases/mine", {
    kind: "complaint",
    subject: "一个很长很长的标题用来看看界面会不会被撑破".repeat(2),
    description: "充值很久没有到账，客服电话打不通。",
  });
  return { customer, shop, orderId: order.id, caseId: opened.id };
}

async function made(customer: Customer, path: string, body: object): Promise<{ id: string }> {
  const answer = await customer.post(path, body);
  assert.ok(answer.status < 300, `${path}: ${answer.text}`);
  return answer.body;
}
