// Goal: the statement is right to the minor unit and shows nobody else's orders. Method: HTTP.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modules } from "../../modules/index.ts";
import type { Order } from "../../modules/wallet/index.ts";
import { statement } from "../../platform/database/database.ts";
import { testConfig, testServer } from "../harness.ts";
import { available, makeOrder, makePerson, makeShop, pay, proveFor, yuan } from "./payments.ts";

const server = await testServer();
const { app } = server;

interface Page {
  items: Order[];
  next: string | null;
}

describe("the list of orders", () => {
  it("goes on by its cursor and names every order once, newest first", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server);
    const made = [];
    for (const minor of [1_00, 2_00, 3_00, 4_00, 5_00]) {
      made.unshift((await makeOrder(person, shop.code, minor)).id);
    }
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await person.call<Page>("GET", `/orders?limit=2${cursor}`);
      assert.ok(body.items.length <= 2);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.next ? `&cursor=${body.next}` : "";
    } while (cursor);
    assert.deepEqual(seen, made);
  });

  it("is filtered by kind, state and date", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const paid = await pay(server, person, shop.code, 10_00);
    await makeOrder(person, shop.code, 20_00);
    const list = async (query: string) =>
      (await person.call<Page>("GET", `/orders?${query}`)).body.items.map(({ kind }) => kind);
    assert.deepEqual(await list("kind=credit"), ["credit"]);
    assert.deepEqual(await list("kind=payment&state=created"), ["payment"]);
    assert.deepEqual(await list(`from=${paid.createdAt}`), ["payment", "payment"]);
    assert.deepEqual(await list(`to=${paid.createdAt}`), ["credit"]);
    assert.equal((await person.call("GET", "/orders?cursor=nonsense")).status, 400);
    assert.equal((await person.call("GET", "/orders?limit=1000")).status, 400);
  });

  it("adds up to the balance", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 300_00n });
    for (const minor of [33_33, 1, 99_99]) await pay(server, person, shop.code, minor);
    await makeOrder(person, shop.code, 50_00);
    const { body } = await person.call<Page>("GET", "/orders?state=succeeded");
    const sum = body.items.reduce(
      (total, { direction, amount }) => total + (direction === "in" ? 1 : -1) * amount.value,
      0,
    );
    assert.equal(BigInt(sum), await available(app, person.walletId));
  });

  it("never stores what looks like a secret in a note", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server);
    const body = { code: shop.code, amount: yuan(1_00), note: "卡号 4111 1111 1111 1111" };
    const { body: order } = await person.call<Order>("POST", "/payments", body);
    assert.match(order.note ?? "", /^卡号 █+$/);
  });

  it("tells each step in the caller's language", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 20_00n });
    const order = await makeOrder(person, shop.code, 10_00);
    const inChinese = { "accept-language": "zh-CN" };
    const path = `/orders/${order.id}`;
    const chinese = (await person.call<Order>("GET", path, undefined, inChinese)).body;
    assert.equal(chinese.timeline[0]?.text, "订单已创建，等待您确认");
    assert.match(chinese.next ?? "", /请在 \d\d:\d\d 前输入支付密码确认/);
    const english = (await person.call<Order>("GET", path)).body;
    assert.equal(english.timeline[0]?.text, "Order made; waiting for your PIN");
  });
});

/** Older copies of the person's one order, written straight into the table. */
const copyOrders = statement<[customerId: string, count: number]>(
  "test.copy-orders",
  `insert into wallet.money_order
   select (jsonb_populate_record(o, jsonb_build_object(
     'id', gen_random_uuid(), 'created_at', o.created_at - n * interval '1 second'))).*
   from wallet.money_order o, generate_series(1, $2::int) n
   where o.customer_id = $1`,
);

describe("the statement as a file", () => {
  it("holds what moved, in two columns that can be added up", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    await pay(server, person, shop.code, 35_50);
    await makeOrder(person, shop.code, 1_00);
    const { text } = await person.call("GET", "/orders.csv");
    const lines = text.replace("\uFEFF", "").trimEnd().split("\r\n");
    const cells = lines.map((line) => line.split(","));
    assert.deepEqual(cells[0]?.slice(4, 6), ["In", "Out"]);
    assert.deepEqual(
      cells.slice(1).map((line) => line.slice(4, 6)),
      [
        ["", ""],
        ["", "35.50"],
        ["100.00", ""],
      ],
    );
  });

  it("holds every order, however many there are", async () => {
    const person = await makePerson(server, { creditMinor: 1_00n });
    await app.database.run(copyOrders, person.id, 10_100);
    const { text } = await person.call("GET", "/orders.csv");
    const ids = text
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => line.split(",").at(-1));
    assert.equal(ids.length, 10_101);
    assert.equal(new Set(ids).size, 10_101);
  });

  it("cannot be made to run a formula", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server);
    const note = '=HYPERLINK("https://bad.example","x")';
    const body = { code: shop.code, amount: yuan(1_00), note };
    assert.equal((await person.call("POST", "/payments", body)).status, 201);
    const { text } = await person.call("GET", "/orders.csv");
    assert.ok(text.includes(`"'=HYPERLINK(""https://bad.example"",""x"")"`));
  });
});

describe("the merchant's screen", () => {
  it("shows takings, masked payers and what was given back", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await pay(server, person, shop.code, 35_50);
    const till = `/merchants/${shop.merchant.id}`;
    const summary = (await shop.owner.call("GET", till)).body as Record<string, unknown>;
    assert.deepEqual(summary.todayTotal, yuan(35_50));
    assert.equal(summary.todayCount, 1);
    assert.deepEqual(summary.balance, yuan(35_29));
    const purpose = `merchant_refund:${order.id}_CNY_500`;
    const confirmationId = await proveFor(server, shop.owner, purpose);
    const body = { amount: yuan(5_00), reason: "少一份", confirmationId };
    await shop.owner.call("POST", `${till}/orders/${order.id}/refunds`, body);
    const { body: list } = await shop.owner.call<{ items: Record<string, unknown>[] }>(
      "GET",
      `${till}/orders`,
    );
    assert.deepEqual(
      list.items.map(({ kind, payer }) => [kind, payer]),
      [
        ["refund", "**满"],
        ["payment", "**满"],
      ],
    );
    assert.deepEqual(list.items[1]?.refundedAmount, yuan(5_00));
    assert.deepEqual(list.items[1]?.fee, yuan(21));
  });

  it("is closed to members of another merchant", async () => {
    const [mine, other] = [await makeShop(server), await makeShop(server)];
    const paths = ["", "/codes", "/orders"].map((end) => `/merchants/${other.merchant.id}${end}`);
    for (const path of paths) assert.equal((await mine.owner.call("GET", path)).status, 404, path);
    const closing = await mine.owner.call("PATCH", paths[0] ?? "", { open: false });
    assert.equal(closing.status, 404);
  });
});

describe("linked accounts", () => {
  it("show four digits and a masked name", async () => {
    const person = await makePerson(server);
    const { body } = await person.call<{ items: { ending: string; holderName: string }[] }>(
      "GET",
      "/instruments",
    );
    const [shown] = body.items;
    assert.match(shown?.ending ?? "", /^\d{4}$/);
    assert.match(shown?.holderName ?? "", /^\*/);
  });
});

describe("production", () => {
  it("has no sandbox: neither its routes nor its jobs", async () => {
    const config = await testConfig();
    const names = modules({ ...config, mode: "production" }).map(({ name }) => name);
    assert.ok(names.includes("wallet"));
    assert.ok(!names.includes("sandbox"));
  });
});
