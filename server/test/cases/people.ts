import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { addMerchantMember } from "../../modules/identity/index.ts";
import {
  openCustomerSession,
  openStaffSession,
  registerCustomer,
  registerStaff,
} from "../../modules/identity/setup.ts";
import { grantCredit, openMerchant, openWallet } from "../../modules/wallet/index.ts";
import { type StaffRole, systemActor } from "../../platform/http/permission.ts";
import type { TestServer } from "../harness.ts";

/** People for the tests of cases and the desk: who they are, and what they ask over HTTP. */
export const PIN = "246810";
const PASSWORD = "Jinnang-2026!";
const ADDRESS = "127.0.0.1";

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each route answers its own shape.
  readonly body: any;
}

export interface Person {
  readonly id: string;
  readonly number: string;
  readonly token: string;
  ask(method: string, path: string, body?: unknown, key?: string): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** With a key of its own unless one is given. */
  post(path: string, body?: unknown, key?: string): Promise<Answer>;
}

let phones = 0;

export async function newCustomer(server: TestServer, displayName = "小林"): Promise<Person> {
  phones += 1;
  const digits = `${process.pid % 10_000}`.padStart(4, "0") + `${phones}`.padStart(4, "0");
  const phone = `+86137${digits}`;
  const { customerId, customerNumber, token } = await server.app.database.transaction(
    async (tx) => {
      const made = await registerCustomer(tx, { phone, password: PASSWORD, pin: PIN, displayName });
      await openWallet(tx, made.customerId);
      const { customerId } = made;
      const session = { customerId, deviceName: "Test phone", address: ADDRESS };
      return { ...made, token: (await openCustomerSession(tx, session)).token };
    },
  );
  return person(server, "wallet", { id: customerId, number: customerNumber, token });
}

export async function newStaff(
  server: TestServer,
  roles: readonly StaffRole[],
  displayName = "赵敏",
): Promise<Person> {
  const { staffId, staffNumber, token } = await server.app.database.transaction(async (tx) => {
    const made = await registerStaff(tx, { displayName, roles, password: PASSWORD });
    const session = await openStaffSession(tx, { staffId: made.staffId, address: ADDRESS });
    return { ...made, token: session.token };
  });
  return person(server, "console", { id: staffId, number: staffNumber, token });
}

function person(
  server: TestServer,
  app: "wallet" | "console",
  { id, number, token }: { id: string; number: string; token: string },
): Person {
  const ask: Person["ask"] = async (method, path, body, key) => {
    const response = await fetch(server.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "x-jinnang-app": app,
        "accept-language": "en",
        ...(key ? { "idempotency-key": key } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
  return {
    id,
    number,
    token,
    ask,
    get: (path) => ask("GET", path),
    post: (path, body = {}, key = randomUUID()) => ask("POST", path, body, key),
  };
}

export interface Shop {
  readonly id: string;
  readonly code: string;
  readonly owner: Person;
}

/** A merchant that is open, with a code that takes any amount. */
export async function newShop(server: TestServer): Promise<Shop> {
  const owner = await newCustomer(server, "王芳");
  const merchant = await server.app.database.transaction(async (tx) => {
    const made = await openMerchant(tx, { name: "兰州拉面馆", category: "food", open: true });
    await addMerchantMember(tx, owner.id, made.id, "兰州拉面馆");
    return made;
  });
  const code = await owner.post(`/v1/wallet/merchants/${merchant.id}/codes`);
  return { id: merchant.id, code: code.body.code, owner };
}

export async function giveMoney(server: TestServer, to: Person, amountMinor: bigint) {
  await server.app.database.transaction((tx) =>
    grantCredit(tx, systemActor("test"), {
      customerId: to.id,
      amountMinor,
      reason: "test",
      key: randomUUID(),
    }),
  );
}

/** A payment that went through; returns its order's id. */
export async function pay(payer: Person, shop: Shop, value: number): Promise<string> {
  const amount = { currency: "CNY", value };
  const order = await payer.post("/v1/wallet/payments", { code: shop.code, amount });
  assert.equal(order.status, 201, JSON.stringify(order.body));
  const purpose = `payment:${order.body.id}`;
  const confirmation = await payer.post("/v1/identity/confirmations", { pin: PIN, purpose });
  assert.equal(confirmation.status, 200, JSON.stringify(confirmation.body));
  const { confirmationId } = confirmation.body;
  const done = await payer.post(`/v1/wallet/payments/${order.body.id}/confirm`, { confirmationId });
  assert.equal(done.body.state, "succeeded", JSON.stringify(done.body));
  return order.body.id;
}

/** What the customer can spend, in minor units. */
export async function balanceOf(customer: Person): Promise<number> {
  const answer = await customer.get("/v1/wallet/wallets");
  return answer.body.items[0].available.value;
}
