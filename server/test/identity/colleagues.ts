import assert from "node:assert/strict";
import { generate } from "otplib";
import { openStaffSession } from "../../modules/identity/setup.ts";
import type { StaffRole } from "../../platform/http/permission.ts";
import type { TestServer } from "../harness.ts";
import { ADDRESS, PASSWORD } from "../people.ts";
import { type Answer, type Browser, browser, registeredStaff } from "./browser.ts";

/** Staff who ask for and decide on changes of staff, and who enrol. */

export interface Colleague {
  readonly staffId: string;
  readonly staffNumber: string;
  readonly totpSecret: string;
  readonly console: Browser;
}

/** A day-old secret of the colleague's own browser. */
export const NEW_SECRET = "JNTEST2COLLEAGUE2JNTEST2COLLEAGU";
export const NEW_PASSWORD = "lantern-river-harbour-42";

export async function colleague(
  server: TestServer,
  roles: readonly StaffRole[],
): Promise<Colleague> {
  const made = await registeredStaff(server, roles);
  return { ...made, console: await anotherScreen(server, made.staffId) };
}

export async function anotherScreen(server: TestServer, staffId: string): Promise<Browser> {
  const session = { staffId, address: ADDRESS };
  const { token } = await server.app.database.transaction((tx) => openStaffSession(tx, session));
  const console = browser(server, "console");
  console.cookies.set("jinnang_console", token);
  return console;
}

export function totpOf(server: TestServer, secret: string): Promise<string> {
  return generate({ secret, epoch: Math.floor(server.app.clock.now().getTime() / 1_000) });
}

/** The code of the answer to a whole sign-in, or "in". */
export async function signInAs(
  server: TestServer,
  who: { staffNumber: string; password?: string; secret: string },
): Promise<string> {
  const console = browser(server, "console");
  const { staffNumber, password = PASSWORD } = who;
  const first = await console.post("/staff/sign-in", { staffNumber, password });
  if (first.status !== 200) return first.body.code;
  const { challengeId } = first.body;
  const code = await totpOf(server, who.secret);
  const second = await console.post("/staff/sign-in/totp", { challengeId, code });
  return second.status === 200 ? "in" : second.body.code;
}

export const addForm = (roles: readonly StaffRole[]) => ({
  kind: "add",
  displayName: "王强",
  roles,
  reason: "新同事，合同已签",
});

export const resetForm = (staffId: string, lost: string) => ({
  kind: "reset",
  staffId,
  lost,
  reason: "手机丢了，当面核实过工牌",
});

export const ask = (admin: Colleague, form: object): Promise<Answer> =>
  admin.console.post("/staff/requests", form);

export const decide = (admin: Colleague, id: string, approve = true): Promise<Answer> =>
  admin.console.post(`/staff/requests/${id}/decide`, { approve });

/** Both halves of an enrolment: the link that the approver sees, the code that the asker sees. */
export async function agreed(asker: Colleague, approver: Colleague, form: object) {
  const asked = await ask(asker, form);
  assert.equal(asked.status, 201, JSON.stringify(asked.body));
  const decided = await decide(approver, asked.body.request.id);
  assert.equal(decided.body.state, "approved", JSON.stringify(decided.body));
  const { enrolmentUrl, staffNumber } = decided.body;
  const token = enrolmentUrl ? new URL(enrolmentUrl).hash.slice(1) : "";
  return { token, code: asked.body.enrolmentCode as string, staffNumber: staffNumber as string };
}

export function enrol(server: TestServer, form: object): Promise<Answer> {
  return browser(server, "console").post("/staff/enrolment/finish", form);
}

/** Everything that a new colleague sets. */
export async function fullEnrolment(server: TestServer, link: { token: string; code?: string }) {
  const { token, code } = link;
  const totpCode = await totpOf(server, NEW_SECRET);
  return { token, code, password: NEW_PASSWORD, totpSecret: NEW_SECRET, totpCode };
}
