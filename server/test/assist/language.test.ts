import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { grantCredit } from "../../modules/wallet/index.ts";
import { systemActor } from "../../platform/http/permission.ts";
import { customer, eventually, messages, send, startChat } from "../conversations/chats.ts";
import { testServer } from "../harness.ts";
import type { Person } from "../people.ts";

/** The language of a chat, and messages that hold hardly more than a number. */
const server = await testServer();
let credits = 0;

describe("a chat", () => {
  it("keeps its language for numbers, links, brands and single words", async () => {
    for (const text of [
      "https://example.com/a/b",
      "OK",
      "12:30",
      "ATM",
      "app",
      "wifi",
      "100",
      "WeChat",
      "hello",
      "???",
    ]) {
      const lin = await customer(server);
      const id = await startChat(lin);
      await send(lin, id, text);
      const answer = await automatic(lin, id);
      assert.match(answer.text, /自动回复|您/, `${text}: ${answer.text}`);
      const { body } = await lin.get(`/v1/conversations/${id}`);
      assert.equal(body.language, "zh", text);
    }
  });

  it("changes its language when the customer goes on in another one", async () => {
    const lin = await customer(server);
    const id = await startChat(lin);
    await send(lin, id, "top up?");
    await automatic(lin, id);
    await send(lin, id, "missing money");
    await eventually(async () => {
      const { body } = await lin.get(`/v1/conversations/${id}`);
      return body.language === "en";
    });
  });

  it("answers the number of a receipt with that order, and a stranger's with nothing of it", async () => {
    const lin = await customer(server);
    await credit(lin.id, 8_800n);
    const { body: orders } = await lin.get("/v1/wallet/orders");
    const number: string = orders.items[0].receiptNumber;
    assert.match(number, /^R-/);
    const asked = async (from: Person, text: string) => {
      const id = await startChat(from);
      await send(from, id, text);
      return automatic(from, id);
    };
    const answer = await asked(lin, number.replaceAll("-", ""));
    assert.match(JSON.stringify(answer.data.facts), /88\.00/);
    assert.match(answer.text, /自动回复/);
    const other = await asked(await customer(server), number);
    assert.doesNotMatch(JSON.stringify(other), /88\.00/);
  });
});

/** The first thing that the automatic line, or the desk after it, said. */
function automatic(from: Person, id: string) {
  return eventually(async () =>
    (await messages(from, id)).find((one) => one.from === "assistant" || one.from === "system"),
  );
}

async function credit(customerId: string, amountMinor: bigint): Promise<string> {
  credits += 1;
  const given = { customerId, amountMinor, reason: "test", key: `test-${credits}` };
  const { id } = await server.app.database.transaction((tx) =>
    grantCredit(tx, systemActor("test"), given),
  );
  return id;
}
