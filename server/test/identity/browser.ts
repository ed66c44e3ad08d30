import assert from "node:assert/strict";
import { registerCustomer, registerStaff } from "../../modules/identity/setup.ts";
import { sandboxMessages } from "../../modules/notify/index.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import type { TestServer } from "../harness.ts";
import { freshPhone, PASSWORD, PIN } from "../people.ts";

/** People who use identity over HTTP in tests: a browser with cookies, a phone with messages. */

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: each route answers its own shape.
  body: any;
  setCookies: string[];
}

export interface Browser {
  cookies: Map<string, string>;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export function browser(server: TestServer, app: "wallet" | "console" = "wallet"): Browser {
  const cookies = new Map<string, string>();
  const send: Browser["send"] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${server.url}/v1/identity${path}`, {
      method,
      headers: {
        "x-jinnang-app": app,
        "accept-language": "en",
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const setCookies = response.headers.getSetCookie();
    for (const line of setCookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name && value) cookies.set(name, value);
      else if (name) cookies.delete(name);
    }
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null, setCookies };
  };
  return {
    cookies,
    send,
    post: (path, body, headers) => send("POST", path, body, headers),
    get: (path, headers) => send("GET", path, undefined, headers),
  };
}

export interface TestCustomer {
  phone: string;
  customerId: string;
  sessionId: string;
  browser: Browser;
  token: string;
}

/** A customer who is signed in; made through the door, signed in over HTTP. */
export async function signedInCustomer(
  server: TestServer,
  options: { pin?: string | undefined; displayName?: string } = {},
): Promise<TestCustomer> {
  const phone = freshPhone();
  const { customerId } = await server.app.database.transaction((tx) =>
    registerCustomer(tx, {
      phone,
      password: PASSWORD,
      displayName: options.displayName ?? "小林",
      ...("pin" in options ? (options.pin ? { pin: options.pin } : {}) : { pin: PIN }),
    }),
  );
  const own = browser(server);
  const answer = await signIn(own, phone);
  assert.equal(answer.status, 200);
  const { token } = answer.body;
  return { phone, customerId, sessionId: await sessionIdOf(server, token), browser: own, token };
}

export async function sessionIdOf(server: TestServer, token: string): Promise<string> {
  const { rows } = await server.app.database.pool.query(
    "select id from identity.customer_session where token_hash = sha256($1)",
    [Buffer.from(token)],
  );
  return rows[0]?.id ?? "";
}

export function signIn(from: Browser, phone: string, password = PASSWORD): Promise<Answer> {
  return from.post("/sign-in", { phone, password, deviceName: "Test phone" });
}

/** Staff who have not signed in yet: what they need to do so is in the answer. */
export async function registeredStaff(server: TestServer, roles: readonly StaffRole[]) {
  return server.app.database.transaction((tx) =>
    registerStaff(tx, { displayName: "赵敏", roles, password: PASSWORD }),
  );
}

/** Texts that left for an address, newest first. */
export async function messagesTo(server: TestServer, address: string): Promise<string[]> {
  const messages = await sandboxMessages(server.app.database, { address, limit: 50 });
  return messages.map((message) => message.text);
}

/** Waits until a job has sent something new that fits; the file's timeout is the only limit. */
export async function waitForMessage(
  server: TestServer,
  address: string,
  fits: (text: string, all: readonly string[]) => boolean,
): Promise<string> {
  for (;;) {
    const texts = await messagesTo(server, address);
    const found = texts.find((text) => fits(text, texts));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The code in the n-th message with a code that an address got. */
export async function codeFor(server: TestServer, address: string, count = 1): Promise<string> {
  const hasCode = (text: string) => /\b\d{6}\b/.test(text) && !/\*\*\*\*/.test(text);
  const text = await waitForMessage(
    server,
    address,
    (candidate, all) => hasCode(candidate) && all.filter(hasCode).length >= count,
  );
  return /\b(\d{6})\b/.exec(text)?.[1] ?? "";
}

/** Some six digits that are not the given ones. */
export function otherCode(code: string): string {
  return ((Number(code) + 1) % 1_000_000).toString().padStart(6, "0");
}
