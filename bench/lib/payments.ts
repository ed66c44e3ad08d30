import { randomUUID } from "node:crypto";
import { openCustomerSession, registerCustomer } from "../../server/modules/identity/setup.ts";
import { grantCredit } from "../../server/modules/wallet/index.ts";
import type { MerchantRow } from "../../server/modules/wallet/merchants/queries.ts";
import { newOrder, writeOrders } from "../../server/modules/wallet/orders/new-order.ts";
import { openMerchant, openWallet } from "../../server/modules/wallet/setup.ts";
import type { App } from "../../server/platform/app.ts";
import { systemActor } from "../../server/platform/http/permission.ts";

/** People who pay, and orders of theirs whose PIN is proven already. */
export interface Payer {
  readonly customerId: string;
  readonly accountId: string;
  readonly token: string;
  readonly sessionId: string;
}

export interface ReadyPayment {
  readonly orderId: string;
  readonly confirmationId: string;
  readonly token: string;
}

const MERCHANTS = 20;
const FUNDS_MINOR = 1_000_000_00n;
/** ¥2.50: the fee rounds (1.5 fen), and a day's limit of level 3 allows 20,000 of them. */
const PRICE_MINOR = 2_50n;
const CHUNK = 2_000;

export async function makePayers(app: App, count: number): Promise<Payer[]> {
  const payers: Payer[] = [];
  for (let number = 0; number < count; number += 1) {
    payers.push(await app.database.transaction((tx) => makePayer(tx, number)));
  }
  return payers;
}

type Tx = Parameters<Parameters<App["database"]["transaction"]>[0]>[0];

async function makePayer(tx: Tx, number: number): Promise<Payer> {
  const phone = `+86139${(10_000_000 + number).toString()}`;
  const person = { phone, password: "Jinnang-2026!", displayName: `Payer ${number}` };
  const { customerId } = await registerCustomer(tx, { ...person, level: 3 });
  const { id: accountId } = await openWallet(tx, customerId);
  const given = { customerId, amountMinor: FUNDS_MINOR, reason: "bench", key: customerId };
  await grantCredit(tx, systemActor("bench"), given);
  const session = { customerId, deviceName: "bench", address: "127.0.0.1" };
  const { token, sessionId } = await openCustomerSession(tx, session);
  return { customerId, accountId, token, sessionId };
}

export async function makeMerchants(app: App): Promise<MerchantRow[]> {
  const names = Array.from({ length: MERCHANTS }, (_, number) => `Merchant ${number}`);
  return app.database.transaction(async (tx) => {
    const merchants: MerchantRow[] = [];
    for (const name of names) merchants.push(await openMerchant(tx, { name, category: "bench" }));
    return merchants;
  });
}

/** Orders that only wait for their confirmation: the slow hash of a PIN is not measured. */
export async function makeReady(
  app: App,
  payers: readonly Payer[],
  merchants: readonly MerchantRow[],
  count: number,
): Promise<ReadyPayment[]> {
  const ready: ReadyPayment[] = [];
  while (ready.length < count) {
    const size = Math.min(CHUNK, count - ready.length);
    ready.push(...(await app.database.transaction((tx) => makeChunk(tx, payers, merchants, size))));
  }
  return ready;
}

async function makeChunk(
  tx: Tx,
  payers: readonly Payer[],
  merchants: readonly MerchantRow[],
  size: number,
): Promise<ReadyPayment[]> {
  const inAnHour = new Date(tx.now.getTime() + 3_600_000);
  const made = Array.from({ length: size }, (_, index) => {
    const payer = payers[index % payers.length];
    const merchant = merchants[(index * 7) % merchants.length];
    if (!payer || !merchant) throw new Error("nobody to pay or to be paid");
    const order = newOrder(tx, {
      customerId: payer.customerId,
      kind: "payment",
      state: "created",
      stepCode: "payment_created",
      currency: "CNY",
      amountMinor: PRICE_MINOR,
      accountId: payer.accountId,
      merchantId: merchant.id,
      expiresAt: inAnHour,
    });
    return { order, confirmationId: randomUUID(), payer };
  });
  const orders = made.map(({ order }) => order);
  await writeOrders(tx, orders);
  await tx.app.database.pool.query(
    `insert into identity.confirmation
       (id, customer_id, session_id, purpose, factors, created_at, expires_at)
     select id, customer_id, session_id, 'payment:' || order_id, '{pin}', $5, $6
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[])
       as given (id, customer_id, session_id, order_id)`,
    [
      made.map(({ confirmationId }) => confirmationId),
      orders.map((order) => order.customer_id),
      made.map(({ payer }) => payer.sessionId),
      orders.map((order) => order.id),
      tx.now,
      inAnHour,
    ],
  );
  return made.map(({ order, confirmationId, payer }) => ({
    orderId: order.id,
    confirmationId,
    token: payer.token,
  }));
}
