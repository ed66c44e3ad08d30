// Goal: stored secrets outlive the library that wrote them, and no connection waits for a hash.
import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, it } from "node:test";
import { hashSecret, verifySecret } from "../../modules/identity/factors/secrets.ts";
import { openStaffSession } from "../../modules/identity/setup.ts";
import type { App } from "../../platform/app.ts";
import { testServer } from "../harness.ts";
import { freshPhone, PASSWORD, PIN } from "../people.ts";
import { browser, codeFor, registeredStaff } from "./browser.ts";

/** Without the server's key, so that a hash made elsewhere can be compared. */
const plain = { vault: { sign: (text: string) => text } } as unknown as App;
/** "secret", hashed by @node-rs/argon2 2.2.1 as it ran here before. */
const BY_NATIVE_MODULE =
  "$argon2id$v=19$m=19456,t=2,p=1$11NY3ysCP/07Ud+8+2CHyg$3jznXMNeMUIBKemkZZcbjJmskTJ7nltafqOHZ3Z1Rn4";

describe("a stored secret", () => {
  it("that the native module hashed still verifies", async () => {
    const verify = (given: string) =>
      verifySecret(plain, "password", { stored: BY_NATIVE_MODULE, given });
    assert.equal(await verify("secret"), true);
    assert.equal(await verify("Secret"), false);
  });

  it("keeps its form, and another salt every time", async () => {
    const [one, two] = await Promise.all([1, 2].map(() => hashSecret(plain, "pin", "246810")));
    const form = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/;
    assert.match(one ?? "", form);
    assert.match(two ?? "", form);
    assert.notEqual(one, two);
  });

  it("is compared as whichever keyboard composed it", async () => {
    const stored = await hashSecret(plain, "password", "Cafe\u0301-Jinnang");
    assert.equal(await verifySecret(plain, "password", { stored, given: "Café-Jinnang" }), true);
  });
});

describe("a connection of the database", () => {
  const inside = new AsyncLocalStorage<true>();

  /** Notes whenever a secret goes into its hash while the same request holds a transaction. */
  function watch(app: App): string[] {
    const found: string[] = [];
    const { transaction } = app.database;
    Object.assign(app.database, {
      transaction: (work: Parameters<typeof transaction>[0]) =>
        transaction((tx) => inside.run(true, () => work(tx))),
    });
    const { sign } = app.vault;
    Object.assign(app.vault, {
      sign: (text: string, context: string) => {
        if (inside.getStore() && /^identity\.(password|pin)$/.test(context)) found.push(context);
        return sign(text, context);
      },
    });
    return found;
  }

  it("is never held while a password or PIN is hashed", async () => {
    const server = await testServer();
    const { staffId } = await registeredStaff(server, ["admin"]);
    const session = { staffId, address: "127.0.0.1" };
    const { token } = await server.app.database.transaction((tx) => openStaffSession(tx, session));
    const found = watch(server.app);
    const phone = freshPhone();
    const own = browser(server);
    const begun = await own.post("/sign-up/code", { phone });
    const { signUpId } = begun.body;
    await own.post("/sign-up/verify", { signUpId, code: await codeFor(server, phone) });
    const form = { signUpId, password: PASSWORD, displayName: "小林", deviceName: "Phone" };
    const answers = [
      await own.post("/sign-up/finish", form),
      await own.send("PUT", "/pin", { pin: PIN, password: PASSWORD }),
      await own.post("/confirmations", { pin: PIN, purpose: "payment:x" }),
      await own.post("/password/change", { current: PASSWORD, password: "violet-harbor-93x" }),
      await own.post("/sign-in", { phone, password: "violet-harbor-93x", deviceName: "Phone" }),
    ];
    const admin = browser(server, "console");
    const asAdmin = { authorization: `Bearer ${token}` };
    const passwords = { current: PASSWORD, password: "violet-harbor-94y" };
    answers.push(await admin.post("/staff/password", passwords, asAdmin));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 204, 200, 204, 200, 204],
    );
    assert.deepEqual(found, []);
    // The watch itself works: people made for tests are the one exception, and it is seen.
    await registeredStaff(server, ["agent"]);
    assert.deepEqual(found, ["identity.password"]);
  });
});
