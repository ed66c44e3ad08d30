// Threats on the wire: a sibling host, another site, a shared computer, two parsers of one body.
import assert from "node:assert/strict";
import { get } from "node:http";
import { describe, it } from "node:test";
import { hasDoubleName } from "../../platform/http/double-name.ts";
import { testServer } from "../harness.ts";
import { newCustomer, newStaff, PASSWORD } from "../people.ts";

const server = await testServer();
const customer = await newCustomer(server);
const agent = await newStaff(server, ["agent", "finance"]);

const ask = (path: string, headers: Record<string, string> = {}, token = customer.token) =>
  fetch(server.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } });

describe("threat: a copy that stays on a shared machine", () => {
  it("is forbidden for every answer of the API: lists, files, refusals, what is not there", async () => {
    const answers = await Promise.all([
      ask("/v1/identity/me"),
      ask("/v1/wallet/orders.csv"),
      ask("/v1/ledger/journal.csv", { "x-jinnang-app": "console" }, agent.token),
      ask("/v1/nothing/here"),
      ask("/v1/identity/staff/me"),
      ask("/v1/wallet/orders/00000000-0000-4000-8000-000000000000"),
      ask("/v1/openapi.json"),
      ask("/v1/%zz"),
    ]);
    for (const { headers, url, status } of answers) {
      assert.match(headers.get("cache-control") ?? "", /no-store/, `${status} ${url}`);
      assert.equal(headers.get("x-frame-options"), "DENY", url);
      assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'/, url);
    }
  });
  it("is thrown away when somebody signs out", async () => {
    const leaving = await newCustomer(server);
    const answer = await fetch(`${server.url}/v1/identity/sign-out`, {
      method: "POST",
      headers: { authorization: `Bearer ${leaving.token}` },
    });
    assert.equal(answer.headers.get("clear-site-data"), '"cache"');
  });
});

describe("threat: a script on a page of ours", () => {
  it("finds a policy without a base, a font or a frame of another site", async () => {
    const policy = (await fetch(`${server.url}/`)).headers.get("content-security-policy") ?? "";
    for (const rule of ["base-uri 'none'", "font-src 'self'", "frame-ancestors 'none'"]) {
      assert.ok(policy.includes(rule), rule);
    }
    assert.doesNotMatch(policy, /https:|unsafe-eval|script-src[^;]*unsafe-inline/);
  });
  it("is never shown the token of a sign-in, which a program is", async () => {
    const registered = await newSignIn();
    const form = { phone: registered, password: PASSWORD, deviceName: "x" };
    const signIn = async (headers: Record<string, string>) => {
      const answer = await fetch(`${server.url}/v1/identity/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(form),
      });
      return (await answer.json()) as { token?: string };
    };
    assert.equal((await signIn({ "sec-fetch-site": "same-origin" })).token, undefined);
    assert.match((await signIn({})).token ?? "", /^jw_/);
  });
  it("that was kept out is counted, and a report that is none or too long is not", async () => {
    const report = async (body: string) => {
      const headers = { "content-type": "application/csp-report", "sec-fetch-site": "same-origin" };
      const url = `${server.url}/v1/browser-reports`;
      const answer = await fetch(url, { method: "POST", headers, body });
      return answer.status;
    };
    const blocked = { "csp-report": { "violated-directive": "img-src", "blocked-uri": "x" } };
    assert.equal(await report(JSON.stringify(blocked)), 204);
    assert.equal(await report("{"), 204);
    assert.equal(await report(JSON.stringify({ ...blocked, more: "x".repeat(9_000) })), 204);
    const { values } = await server.app.metrics.browserReports.get();
    assert.equal(values[0]?.value, 1);
  });
});

async function newSignIn(): Promise<string> {
  const { registerCustomer } = await import("../../modules/identity/setup.ts");
  const phone = "+8613877770001";
  const person = { phone, password: PASSWORD, displayName: "小周" };
  await server.app.database.transaction((tx) => registerCustomer(tx, person));
  return phone;
}

describe("threat: another site that makes the browser ask", () => {
  const from = (site: string, mode: string) => ({ "sec-fetch-site": site, "sec-fetch-mode": mode });

  it("is refused reads as well, which may be logged in the victim's name", async () => {
    for (const site of ["cross-site", "same-site"]) {
      const answer = await ask("/v1/identity/me", from(site, "no-cors"));
      assert.equal(answer.status, 403, site);
    }
  });
  it("cannot have a link opened that asks; only a download is ever opened", async () => {
    const open = (path: string, site: string) =>
      statusOf(server.url + path, {
        authorization: `Bearer ${customer.token}`,
        ...from(site, "navigate"),
      });
    assert.equal(await open("/v1/identity/me", "none"), 403);
    assert.equal(await open("/v1/wallet/orders.csv", "same-origin"), 200);
    assert.equal(await open("/v1/wallet/orders.csv", "cross-site"), 403);
  });
});

/** Of a request with headers that `fetch` sets itself. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (answer) => resolve(answer.resume().statusCode)).on("error", reject);
  });
}

describe("threat: a body that two parsers read differently", () => {
  it("is refused: no object has a name twice, not even written in another way", async () => {
    const body = '{"displayName":"A","display\\u004eame":"B"}';
    const answer = await fetch(`${server.url}/v1/identity/me`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${customer.token}`, "content-type": "application/json" },
      body,
    });
    assert.equal(answer.status, 400);
    assert.ok(hasDoubleName('[{"a":[{"b":1,"b":2}]}]'));
    assert.ok(hasDoubleName('{"a":{"x":1},"a":2}'));
    const fine = [
      '{"a":{"a":[{"a":"a"},{"a":"\\",\\"a"}]},"b":"a"}',
      '["a","a"]',
      '{"a":"b","b":"a"}',
    ];
    assert.deepEqual(fine.filter(hasDoubleName), []);
  });
});

describe("over https", () => {
  it("threat: a sibling host that plants its own session meets names only ours can set", async () => {
    const secure = await testServer({
      environment: { PUBLIC_URL: "https://wallet.example", CONSOLE_ORIGIN: "https://desk.example" },
    });
    const visitor = await newCustomer(secure);
    const cookie = (name: string) => ({ headers: { cookie: `${name}=${visitor.token}` } });
    const me = `${secure.url}/v1/identity/me`;
    assert.equal((await fetch(me, cookie("jinnang_wallet"))).status, 401);
    assert.equal((await fetch(me, cookie("__Host-jinnang_wallet"))).status, 200);
    const out = await fetch(`${secure.url}/v1/identity/sign-out`, {
      method: "POST",
      headers: { cookie: `__Host-jinnang_wallet=${visitor.token}` },
    });
    const [line = ""] = out.headers.getSetCookie();
    assert.match(line, /^__Host-jinnang_wallet=;.*Path=\/.*Secure/);
    assert.match(out.headers.get("strict-transport-security") ?? "", /max-age=\d{8}/);

    const colleague = await newStaff(secure);
    const atDesk = (host: string) =>
      statusOf(`${secure.url}/v1/identity/staff/me`, {
        host,
        "x-jinnang-app": "console",
        cookie: `__Host-jinnang_console=${colleague.token}`,
      });
    assert.equal(await atDesk("desk.example"), 200);
    assert.equal(await atDesk("wallet.example"), 404, "the desk's session is none at the wallet");
    const page = await fetch(`${secure.url}/console/inbox`, { redirect: "manual" });
    assert.equal(page.headers.get("location"), "https://desk.example/console/inbox");
  });
});
