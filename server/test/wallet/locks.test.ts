// Goal: a locked wallet lets no money out, whichever way is tried. Method: a transfer straight into
// the ledger, past every verb that asks for the lock.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { lockWallet, unlockWallet } from "../../modules/identity/index.ts";
import { post } from "../../modules/ledger/index.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { testServer } from "../harness.ts";
import { giveMoney } from "../people.ts";
import { available, confirm, makeOrder, makePerson, makeShop } from "./payments.ts";

const server = await testServer();
const { app } = server;

describe("the lock of a wallet", () => {
  it("freezes debits in the ledger, while credits still arrive", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 10_00);
    const actor = systemActor("test");
    await app.database.transaction((tx) => lockWallet(tx, actor, person.id, "stolen"));
    await server.settle();
    const debit = async (id: string) => {
      const transfer = {
        ...{ id, debitAccountId: person.walletId, creditAccountId: shop.merchant.account_id },
        ...{ amountMinor: 1_00n, currency: "CNY", code: 2 },
      };
      const [posted] = await app.database.transaction((tx) => post(tx, [[transfer]]));
      return posted?.code;
    };
    assert.equal(await debit(randomUUID()), "account_frozen_debit", "even past every verb");
    await giveMoney(server, { id: person.id }, 5_00n);
    assert.equal(await available(app, person.walletId), 105_00n);
    await app.database.transaction((tx) => unlockWallet(tx, actor, person.id, "found again"));
    await server.settle();
    assert.equal(await debit(randomUUID()), "created");
    assert.equal((await confirm(server, person, order.id)).status, 200);
  });

  it("that was lifted before anybody followed it leaves the account open", async () => {
    const shop = await makeShop(server);
    const person = await makePerson(server, { creditMinor: 100_00n });
    const order = await makeOrder(person, shop.code, 10_00);
    const actor = systemActor("test");
    await app.database.transaction(async (tx) => {
      await lockWallet(tx, actor, person.id, "stolen");
      await unlockWallet(tx, actor, person.id, "a mistake");
    });
    await server.settle();
    assert.equal((await confirm(server, person, order.id)).status, 200);
  });
});
