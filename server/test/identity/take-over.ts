import assert from "node:assert/strict";
import type { manualClock } from "../../platform/clock.ts";
import type { TestServer } from "../harness.ts";
import { PASSWORD } from "../people.ts";
import {
  type Browser,
  browser,
  codeFor,
  signIn,
  type TestCustomer,
  waitForMessage,
} from "./browser.ts";

/** A number that was taken over, and the messages that its owner reads elsewhere. */

export const THIEFS_PASSWORD = "lantern-river-42";
let mailboxes = 0;

/** Confirms an e-mail address for the customer, a second before anything else happens. */
export async function withEmail(
  server: TestServer,
  clock: ReturnType<typeof manualClock>,
  person: TestCustomer,
): Promise<string> {
  mailboxes += 1;
  const email = `owner${mailboxes}@example.com`;
  const { body } = await person.browser.post("/email/code", { email, password: PASSWORD });
  const code = await codeFor(server, email);
  await person.browser.post("/email/confirm", { emailId: body.emailId, code });
  clock.advance(1_000);
  return email;
}

/** Somebody who reads the number's messages resets the password and signs in. */
export async function takeOver(
  server: TestServer,
  phone: string,
  codes = 1,
): Promise<{ thief: Browser; token: string }> {
  const thief = browser(server);
  const { body } = await thief.post("/password/forgot/code", { phone, channel: "sms" });
  const code = await codeFor(server, phone, codes);
  const form = { recoveryId: body.recoveryId, code, password: THIEFS_PASSWORD };
  assert.equal((await thief.post("/password/forgot/finish", form)).status, 204);
  const answer = await signIn(thief, phone, THIEFS_PASSWORD);
  assert.equal(answer.status, 200);
  return { thief, token: answer.body.token };
}

/** The token of the newest link that locks, in the messages to an address. */
export async function lockLinkTo(
  server: TestServer,
  address: string,
  about: RegExp,
): Promise<string> {
  const text = await waitForMessage(server, address, (it) => about.test(it));
  const token = /\/lock#([\w-]{22})/.exec(text)?.[1];
  assert.ok(token, text);
  return token;
}
