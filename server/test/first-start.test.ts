// Goal: a new installation is started for real and by nobody else: as processes, over one database.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { after, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { generate } from "otplib";
import { SERVER_ROLE, urlAs } from "../platform/database/roles.ts";
import { cloneDatabase, testConfig } from "./harness.ts";

const ROOT = new URL("../../", import.meta.url);
const PRODUCTION = {
  MODE: "production",
  SECRET_KEY: "a-secret-key-of-a-test-0123456789",
  PUBLIC_URL: "https://wallet.example",
  TRUST_PROXY: "none",
  BANK_URL: "https://bank.example",
  BANK_SECRET: "a-secret-of-the-bank",
  MESSAGE_GATEWAY_URL: "https://messages.example",
  MESSAGE_GATEWAY_SECRET: "a-secret-of-messages",
};
const SECRET = "JNTEST2COLLEAGUE2JNTEST2COLLEAGU";
const PASSWORD = "lantern-river-harbour-42";

async function newDatabase() {
  const database = await cloneDatabase();
  after(() => database.drop());
  const { dataDir } = await testConfig();
  return {
    DATABASE_OWNER_URL: database.url,
    DATABASE_URL: urlAs(database.url, SERVER_ROLE),
    DATA_DIR: dataDir,
    PORT: "0",
    LOG_LEVEL: "warn",
  };
}

type Environment = Record<string, string>;

function start(file: string, environment: Environment, ...parameters: string[]): ChildProcess {
  const path = new URL(file, ROOT).pathname;
  const { PATH = "" } = process.env;
  return spawn(process.execPath, [path, ...parameters], { env: { PATH, ...environment } });
}

async function outcome(child: ChildProcess): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const [code] = await once(child, "close");
  return { code, out: out(), err: err() };
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = "";
  stream?.on("data", (part: Buffer) => {
    text += part.toString();
  });
  return () => text;
}

const addAdmin = (environment: Environment, name = "孙悦") =>
  outcome(start("scripts/add-admin.ts", environment, name));

/** Runs the server until `work` is done with its address. */
async function whileServing<T>(
  environment: Environment,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const child = start("server/main.ts", environment);
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const ended = once(child, "close");
  try {
    for (;;) {
      const [, url] = /Wallet\s+(http:\S+:\d+)/.exec(out()) ?? [];
      if (url) return await work(url);
      assert.equal(child.exitCode, null, err());
      await wait(50);
    }
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function enrol(url: string, link: string): Promise<number> {
  const token = new URL(link).hash.slice(1);
  const totpCode = await generate({ secret: SECRET });
  const response = await fetch(`${url}/v1/identity/staff/enrolment/finish`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, password: PASSWORD, totpSecret: SECRET, totpCode }),
  });
  return response.status;
}

describe("the first start in production", () => {
  it("makes the first admin by a link, and no other way once there is one", async () => {
    const environment = { ...(await newDatabase()), ...PRODUCTION };
    const nameless = await addAdmin(environment, "");
    assert.equal(nameless.code, 1);
    const made = await addAdmin(environment);
    assert.equal(made.code, 0, made.err);
    const [, link = ""] = /(https:\/\/wallet\.example\/console\/enrol#\S+)/.exec(made.out) ?? [];
    assert.equal(await whileServing(environment, (url) => enrol(url, link)), 200);
    const again = await addAdmin(environment);
    assert.equal(again.code, 1);
    assert.match(again.err, /there is an admin already/);
    assert.equal(again.out, "");
  });
});

describe("a database", () => {
  it("that ever ran as a sandbox is refused by production: its passwords are public", async () => {
    const database = await newDatabase();
    assert.equal(await whileServing({ ...database, MODE: "sandbox" }, async () => true), true);
    const server = await outcome(start("server/main.ts", { ...database, ...PRODUCTION }));
    assert.equal(server.code, 1);
    assert.match(server.err, /ran as a sandbox/);
    assert.match((await addAdmin({ ...database, ...PRODUCTION })).err, /ran as a sandbox/);
  });

  it("of production, or with people of its own, is refused by a sandbox", async () => {
    const database = await newDatabase();
    await addAdmin({ ...database, ...PRODUCTION });
    const forgotten = await outcome(start("server/main.ts", database));
    assert.equal(forgotten.code, 1, "MODE was forgotten");
    assert.match(forgotten.err, /ran as production/);
  });

  it("is not seeded with public passwords because MODE was forgotten", async () => {
    const database = await newDatabase();
    await addAdmin({ ...database, ...PRODUCTION });
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: database.DATABASE_URL });
    await client.connect();
    // As a database of an older release, which knew no marks.
    await client.query("delete from platform.mark");
    const refused = await outcome(start("server/main.ts", database));
    const { rows } = await client.query("select count(*)::int as n from identity.staff");
    await client.end();
    assert.match(refused.err, /people that it did not make/);
    assert.equal(rows[0].n, 1);
  });
});
