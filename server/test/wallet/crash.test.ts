// Goal: kill -9 in the middle of payments loses none that was acknowledged and doubles none.
// Method: the real server in its own process is killed under load, started again, and asked again.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { after, describe, it } from "node:test";
import {
  makeMerchants,
  makePayers,
  makeReady,
  type ReadyPayment,
} from "../../../bench/lib/payments.ts";
import { module as wallet } from "../../modules/wallet/index.ts";
import { createApp } from "../../server.ts";
import { cloneDatabase, testConfig } from "../harness.ts";
import { available } from "./payments.ts";

const PAYERS = 10;
const PAYMENTS = 400;
const CLIENTS = 40;
/** Late enough that lists are full, early enough that most payments are still to come. */
const KILL_AFTER = 120;
const PRICE_MINOR = 2_50n;

const database = await cloneDatabase();
const config = await testConfig();
const app = createApp({ config, databaseUrl: database.url });
let running: ChildProcess | undefined;
after(async () => {
  running?.kill("SIGKILL");
  await app.database.close();
  await database.drop();
});

/** Starts the server; answers its address once it says it. */
function start(): Promise<string> {
  const server = spawn(process.execPath, ["server/main.ts"], {
    cwd: new URL("../../..", import.meta.url),
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      SANDBOX_ADOPT: "yes",
      DATA_DIR: config.dataDir,
      PORT: "0",
      RATE_LIMITS: "off",
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  running = server;
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout?.on("data", (part) => {
      said += part;
      const [, port] = /Wallet\s+http:\/\/localhost:(\d+)/.exec(said) ?? [];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    server.on("exit", () => reject(new Error("the server ended before it was ready")));
  });
}

/** True when the payment was acknowledged; false when the line was cut. */
async function confirm(url: string, payment: ReadyPayment): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v1/wallet/payments/${payment.orderId}/confirm`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${payment.token}`,
        "content-type": "application/json",
        "idempotency-key": payment.orderId,
      },
      body: JSON.stringify({ confirmationId: payment.confirmationId }),
    });
    const order = (await response.json()) as { state?: string };
    assert.equal(response.status, 200, JSON.stringify(order));
    return order.state === "succeeded";
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    return false;
  }
}

/** Confirms all of them with many clients; `onAnswer` hears of each that was acknowledged. */
async function confirmAll(
  url: string,
  payments: readonly ReadyPayment[],
  onAnswer: (payment: ReadyPayment) => void,
): Promise<void> {
  const left = [...payments];
  const client = async () => {
    for (let payment = left.shift(); payment; payment = left.shift()) {
      if (await confirm(url, payment)) onAnswer(payment);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function paidOrders(): Promise<Map<string, string[]>> {
  const { rows } = await app.database.pool.query(
    `select o.id, o.account_id from wallet.money_order o
     where o.kind = 'payment' and o.state = 'succeeded' and o.receipt_number is not null
       and exists (select from platform.event e
         where e.type = 'wallet.payment-received' and e.data->>'orderId' = o.id::text)`,
  );
  const paid = new Map<string, string[]>();
  for (const { id, account_id: account } of rows) {
    paid.set(account, [...(paid.get(account) ?? []), id]);
  }
  return paid;
}

describe("a server that is killed while it takes payments", () => {
  it("keeps what it acknowledged, and takes the rest when it is asked again", async () => {
    await wallet.start?.(app);
    const payers = await makePayers(app, PAYERS);
    const payments = await makeReady(app, payers, await makeMerchants(app), PAYMENTS);
    const before = await available(app, payers[0]?.accountId ?? "");

    const acknowledged = new Set<string>();
    await confirmAll(await start(), payments, ({ orderId }) => {
      acknowledged.add(orderId);
      if (acknowledged.size === KILL_AFTER) running?.kill("SIGKILL");
    });
    assert.ok(acknowledged.size < PAYMENTS, "the kill came in the middle");
    const survived = await paidOrders();
    const ids = new Set([...survived.values()].flat());
    for (const id of acknowledged) assert.ok(ids.has(id), "an acknowledged payment is lost");
    for (const { accountId } of payers) {
      const spent = BigInt(survived.get(accountId)?.length ?? 0) * PRICE_MINOR;
      assert.equal(await available(app, accountId), before - spent);
    }

    const again = new Set<string>();
    await confirmAll(await start(), payments, ({ orderId }) => again.add(orderId));
    assert.equal(again.size, PAYMENTS, "every payment is answered when it is asked again");
    for (const { accountId } of payers) {
      const spent = BigInt(PAYMENTS / PAYERS) * PRICE_MINOR;
      assert.equal(await available(app, accountId), before - spent);
    }
  });
});
