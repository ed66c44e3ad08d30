import assert from "node:assert/strict";
import { randomInt, randomUUID } from "node:crypto";
import { confirm as confirmPin } from "../../modules/identity/factors/confirmations.ts";
import { addMerchantMember } from "../../modules/identity/index.ts";
import { balancesOf } from "../../modules/ledger/index.ts";
import type { Order } from "../../modules/wallet/index.ts";
import type { MerchantRow } from "../../modules/wallet/merchants/queries.ts";
import { createCode, linkInstrument, openMerchant } from "../../modules/wallet/setup.ts";
import type { App } from "../../platform/app.ts";
import type { CustomerActor } from "../../platform/http/permission.ts";
import type { TestServer } from "../harness.ts";
import { ADDRESS, giveMoney, newCustomer, PIN } from "../people.ts";

/** People with wallets for the tests of the money, and what they do over HTTP. */
export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T & { code: string; moneyMoved?: false };
  text: string;
}

export interface Person {
  id: string;
  walletId: string;
  instrumentId: string;
  actor: CustomerActor;
  call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
}

/** A customer with a linked bank account, who may act through the door as well. */
export async function makePerson(
  server: TestServer,
  options: { level?: 1 | 2 | 3; creditMinor?: bigint } = {},
): Promise<Person> {
  const customer = await newCustomer(server, { displayName: "林小满", level: options.level ?? 1 });
  const { id, walletId, sessionId, deviceId } = customer;
  const actor: CustomerActor = {
    kind: "customer",
    customerId: id,
    sessionId,
    deviceId,
    merchantIds: [],
    address: ADDRESS,
    language: "en",
  };
  const instrument = await server.app.database.transaction((tx) =>
    linkInstrument(tx, actor, {
      rail: "bank",
      institution: "sandbox-bank",
      number: `6222${randomInt(100_000_000_000, 281_474_976_710_655)}`.slice(0, 16),
      holderName: "林小满",
    }),
  );
  if (options.creditMinor) await giveMoney(server, customer, options.creditMinor);
  const call: Person["call"] = (method, path, body, headers = {}) =>
    customer.ask(method, `/v1/wallet${path}`, body, {
      "idempotency-key": randomUUID(),
      ...headers,
    });
  return { id, walletId, instrumentId: instrument.id, actor, call };
}

export interface Shop {
  merchant: MerchantRow;
  owner: Person;
  /** The code on the counter: any amount. */
  code: string;
}

export async function makeShop(server: TestServer): Promise<Shop> {
  const owner = await makePerson(server, { level: 2 });
  return server.app.database.transaction(async (tx) => {
    const merchant = await openMerchant(tx, { name: "兰州拉面馆", category: "餐饮" });
    await addMerchantMember(tx, owner.id, merchant.id, merchant.name);
    const { code } = await createCode(tx, merchant, { amountMinor: null, currency: "CNY" });
    return { merchant, owner, code };
  });
}

export const yuan = (minor: number) => ({ currency: "CNY", value: minor });

export async function makeOrder(person: Person, code: string, minor: number): Promise<Order> {
  const answer = await person.call<Order>("POST", "/payments", { code, amount: yuan(minor) });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

/** Proves the PIN for one order. */
export function provePin(server: TestServer, person: Person, orderId: string): Promise<string> {
  return proveFor(server, person, `payment:${orderId}`);
}

/** Proves the PIN for whatever it is asked for. */
export async function proveFor(
  server: TestServer,
  person: Person,
  purpose: string,
): Promise<string> {
  const proofs = [{ kind: "pin", answer: PIN }];
  return (await confirmPin(server.app, person.actor, { purpose, proofs })).confirmationId;
}

/** The body of a top-up from the person's account, with the PIN proven for it. */
export async function topUpBody(server: TestServer, person: Person, minor: number) {
  const { instrumentId } = person;
  const confirmationId = await proveFor(server, person, `top_up:${instrumentId}_CNY_${minor}`);
  return { instrumentId, amount: yuan(minor), confirmationId };
}

export async function confirm(
  server: TestServer,
  person: Person,
  orderId: string,
  key: string = randomUUID(),
): Promise<Answer<Order>> {
  const confirmationId = await provePin(server, person, orderId);
  const path = `/payments/${orderId}/confirm`;
  return person.call<Order>("POST", path, { confirmationId }, { "idempotency-key": key });
}

/** Makes and confirms a payment; it must succeed. */
export async function pay(
  server: TestServer,
  person: Person,
  code: string,
  minor: number,
): Promise<Order> {
  const order = await makeOrder(person, code, minor);
  const answer = await confirm(server, person, order.id);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

export async function available(app: App, accountId: string): Promise<bigint> {
  const balance = (await balancesOf(app.database, [accountId])).get(accountId);
  assert.ok(balance, "the account exists");
  return balance.availableMinor;
}

/** Polls until `read` gives something that `isDone` takes; the bound is only against hanging. */
export async function until<T>(read: () => Promise<T>, isDone: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const value = await read();
    if (isDone(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail("what was waited for never came");
}
