import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { addMerchantMember } from "../modules/identity/index.ts";
import {
  openCustomerSession,
  openStaffSession,
  registerCustomer,
  registerStaff,
} from "../modules/identity/setup.ts";
import { grantCredit } from "../modules/wallet/index.ts";
import { linkInstrument, openMerchant, openWallet } from "../modules/wallet/setup.ts";
import type { App } from "../platform/app.ts";
import type { Language } from "../platform/http/errors.ts";
import { type StaffRole, systemActor } from "../platform/http/permission.ts";
import type { TestServer } from "./harness.ts";

/**
 * The people of the tests: customers, staff and merchants who are signed in, and what they ask
 * over HTTP. Each test makes its own. What only one module's tests do stands in their folder.
 */
export const PASSWORD = "Jinnang-2026!";
export const PIN = "246810";
export const ADDRESS = "127.0.0.1";

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each route answers its own shape.
  readonly body: any;
  readonly text: string;
}

/** Whoever holds a token: the requests of one session. */
export interface Client {
  readonly app: "wallet" | "console";
  readonly token: string;
  ask(method: string, path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** With an idempotency key of its own unless one is given. */
  post(path: string, body?: unknown, key?: string): Promise<Answer>;
  put(path: string, body?: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

export interface Person extends Client {
  readonly id: string;
  /** The number that people read aloud. */
  readonly number: string;
  readonly displayName: string;
}

export interface Customer extends Person {
  readonly walletId: string;
  readonly sessionId: string;
  readonly deviceId: string;
}

type Headers = Readonly<Record<string, string>>;

export interface CustomerOptions {
  readonly displayName?: string;
  /** What the customer reads and asks in; without it, answers come in English. */
  readonly language?: Language;
  readonly level?: 1 | 2 | 3;
}

let phones = 0;

/** A mobile number that no other test of this process has. */
export function freshPhone(): string {
  phones += 1;
  return `+86139${String(process.pid % 10_000).padStart(4, "0")}${String(phones).padStart(4, "0")}`;
}

/** A customer with a wallet, a PIN and an open session. */
export async function newCustomer(
  server: TestServer,
  { displayName = "小林", language, level = 1 }: CustomerOptions = {},
): Promise<Customer> {
  const given = { phone: freshPhone(), password: PASSWORD, pin: PIN, displayName, level };
  const made = await server.app.database.transaction(async (tx) => {
    const registered = await registerCustomer(tx, { ...given, ...(language ? { language } : {}) });
    const { customerId, customerNumber } = registered;
    const wallet = await openWallet(tx, customerId);
    const device = { customerId, deviceName: "Test phone", address: ADDRESS };
    const session = await openCustomerSession(tx, device);
    const { token, sessionId, deviceId } = session;
    const ids = { id: customerId, walletId: wallet.id, sessionId, deviceId };
    return { ...ids, number: customerNumber, token };
  });
  const own = client(server, { app: "wallet", token: made.token, language });
  return { ...made, displayName, ...own };
}

/** A member of staff with these roles and an open session. */
export async function newStaff(
  server: TestServer,
  roles: readonly StaffRole[] = ["agent"],
  { displayName = "赵敏", language }: Pick<CustomerOptions, "displayName" | "language"> = {},
): Promise<Person> {
  const { staffId, staffNumber, token } = await server.app.database.transaction(async (tx) => {
    const made = await registerStaff(tx, { displayName, roles, password: PASSWORD });
    const session = await openStaffSession(tx, { staffId: made.staffId, address: ADDRESS });
    return { ...made, token: session.token };
  });
  const own = client(server, { app: "console", token, language });
  return { id: staffId, number: staffNumber, displayName, ...own };
}

/** The requests of a session: its app, its language, and JSON both ways. */
export function client(
  server: Pick<TestServer, "url">,
  session: { app: "wallet" | "console"; token: string; language?: Language | undefined },
): Client {
  const { app, token, language = "en" } = session;
  const own = {
    authorization: `Bearer ${token}`,
    "x-jinnang-app": app,
    "accept-language": language,
  };
  const ask: Client["ask"] = async (method, path, body, headers = {}) => {
    const hasBody = body !== undefined;
    const response = await fetch(server.url + path, {
      method,
      headers: { ...own, ...(hasBody ? { "content-type": "application/json" } : {}), ...headers },
      ...(hasBody ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return { status: response.status, body: isJson ? JSON.parse(text) : null, text };
  };
  return {
    app,
    token,
    ask,
    get: (path) => ask("GET", path),
    post: (path, body = {}, key = randomUUID()) =>
      ask("POST", path, body, { "idempotency-key": key }),
    put: (path, body) => ask("PUT", path, body),
    delete: (path) => ask("DELETE", path),
  };
}

export interface Shop {
  readonly id: string;
  /** The code on the counter: any amount. */
  readonly code: string;
  readonly owner: Customer;
}

/** A merchant that is open, with a code that takes any amount. */
export async function newShop(server: TestServer): Promise<Shop> {
  const owner = await newCustomer(server, { displayName: "王芳", level: 2 });
  const name = "兰州拉面馆";
  const merchant = await server.app.database.transaction(async (tx) => {
    const made = await openMerchant(tx, { name, category: "food", open: true });
    await addMerchantMember(tx, owner.id, made.id, name);
    return made;
  });
  const code = await owner.post(`/v1/wallet/merchants/${merchant.id}/codes`);
  return { id: merchant.id, code: code.body.code, owner };
}

export async function giveMoney(
  server: { readonly app: App },
  to: { readonly id: string },
  amountMinor: bigint,
): Promise<void> {
  const given = { customerId: to.id, amountMinor, reason: "for a test", key: randomUUID() };
  await server.app.database.transaction((tx) => grantCredit(tx, systemActor("test"), given));
}

/** A payment that went through; returns its order's id. */
export async function pay(payer: Person, shop: Shop, value: number): Promise<string> {
  const amount = { currency: "CNY", value };
  const order = await payer.post("/v1/wallet/payments", { code: shop.code, amount });
  assert.equal(order.status, 201, order.text);
  const purpose = `payment:${order.body.id}`;
  const confirmation = await payer.post("/v1/identity/confirmations", { pin: PIN, purpose });
  assert.equal(confirmation.status, 200, confirmation.text);
  const { confirmationId } = confirmation.body;
  const done = await payer.post(`/v1/wallet/payments/${order.body.id}/confirm`, { confirmationId });
  assert.equal(done.body.state, "succeeded", done.text);
  return order.body.id;
}

/** What the customer can spend, in minor units. */
export async function balanceOf(customer: Person): Promise<number> {
  const answer = await customer.get("/v1/wallet/wallets");
  return answer.body.items[0].available.value;
}

/** An account at the play bank that was proven to be the customer's own long ago. */
export async function giveBankAccount(
  server: { readonly app: App },
  customer: Customer,
  number = "6222000012345678",
): Promise<string> {
  const { id: customerId, sessionId, deviceId, displayName: holderName } = customer;
  const self = { kind: "customer", customerId, sessionId, deviceId, merchantIds: [] } as const;
  const actor = { ...self, address: ADDRESS, language: "zh" } as const;
  const account = { rail: "bank", institution: "sandbox-bank", number, holderName };
  const made = await server.app.database.transaction((tx) => linkInstrument(tx, actor, account));
  return made.id;
}
