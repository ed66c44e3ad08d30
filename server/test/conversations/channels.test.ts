import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, describe, it } from "node:test";
import { channels } from "../../modules/conversations/setup.ts";
import { extra } from "../../platform/registry.ts";
import { testConfig, testServer } from "../harness.ts";
import type { Outside, Party, Saying } from "./channel-party.ts";
import { customer, send, startChat } from "./chats.ts";
import { exerciseChannel } from "./exercise-channel.ts";
import { signToy, toy } from "./toy-channel.ts";

/** Every channel behaves alike: our own chat, and one that exists only in this test. */
const SECRET = "a secret of the toy and us";
const network = await toyNetwork();
const server = await testServer({
  extras: [extra(channels, { toy })],
  environment: {
    CHANNELS: JSON.stringify({ toy: { secret: SECRET, url: network.url, answerMsMax: 200 } }),
    ASSIGNMENT_SECONDS: "60",
  },
});
const TOY_URL = `${server.url}/v1/conversations/channels/toy/messages`;

exerciseChannel("chat", chatParty());
exerciseChannel("toy", toyParty());

describe("the address of a channel", () => {
  const path = "/v1/conversations/channels";
  const post = (url: string) => fetch(url, { method: "POST", body: "[]" });

  it("answers 404 where there is no such channel, or none that takes messages", async () => {
    for (const id of ["nothing", "chat"]) {
      const answer = await post(`${server.url}${path}/${id}/messages`);
      assert.equal(answer.status, 404);
      assert.equal(((await answer.json()) as { code: string }).code, "channel_unknown");
    }
  });

  it("acknowledges in the channel's own words and proves itself when asked", async () => {
    const body = JSON.stringify([]);
    const headers = { "x-toy-id": "empty", "x-toy-signature": signToy(SECRET, body) };
    const answer = await fetch(TOY_URL, { method: "POST", headers, body });
    assert.equal(await answer.text(), "thanks");
    const proof = await fetch(`${TOY_URL}?token=abc`);
    assert.equal(await proof.text(), signToy(SECRET, "abc"));
    assert.equal((await fetch(TOY_URL)).status, 401);
  });

  it("is off without settings; wrong ones stop the start", async () => {
    const off = await testServer({ extras: [extra(channels, { toy })] });
    assert.equal((await post(`${off.url}${path}/toy/messages`)).status, 404);
    await assert.rejects(testConfig({ CHANNELS: "{" }), /CHANNELS/);
    const { checkChannelSettings } = await import(
      "../../modules/conversations/channels/channels.ts"
    );
    const config = await testConfig({ CHANNELS: '{"toy":{"secret":1}}' });
    assert.throws(() => checkChannelSettings({ ...off.app, config }), /settings of toy/);
    const unknown = await testConfig({ CHANNELS: '{"fax":{}}' });
    assert.throws(() => checkChannelSettings({ ...off.app, config: unknown }), /fax/);
  });
});

/** The chat's people are signed in, so each name is a customer with an open chat. */
function chatParty(): Party {
  const people = new Map<string, ReturnType<typeof open>>();
  const open = async () => {
    const person = await customer(server);
    return { person, thread: await startChat(person) };
  };
  const of = (name: string) => {
    const known = people.get(name) ?? open();
    people.set(name, known);
    return known;
  };
  return {
    server,
    channel: "chat",
    textLengthMax: 2_000,
    tooLong: "refused",
    say: async ({ id, from, text }) => {
      const { person, thread } = await of(from);
      return (await send(person, thread, text, id)).status;
    },
    threadOf: async ({ from }) => (await of(from)).thread,
  };
}

function toyParty(): Party {
  const post = async (id: string, body: string, secret = SECRET): Promise<number> => {
    const headers = { "x-toy-id": id, "x-toy-signature": signToy(secret, body) };
    return (await fetch(TOY_URL, { method: "POST", headers, body })).status;
  };
  const write = ({ id, from, text, at = new Date(), answers = [] }: Saying) =>
    JSON.stringify([{ id, from, text, at: at.toISOString(), answers }]);
  let reports = 0;
  let deliveries = 0;
  const outside: Outside = {
    sayForged: (saying) => post(saying.id, write(saying), "another secret"),
    sayGarbage: (id) => post(id, "<xml>"),
    report: (report, state) => {
      reports += 1;
      return post(`report-${reports}`, JSON.stringify([{ report, state }]));
    },
    async bind(from, customerId) {
      const index = server.app.vault.blindIndex(from, "conversations.address.toy");
      await server.app.database.pool.query(
        "update conversations.address set customer_id = $1 where address_index = $2",
        [customerId, index],
      );
    },
    behave: network.behave,
    taken: network.taken,
  };
  return {
    server,
    channel: "toy",
    textLengthMax: 280,
    tooLong: "cut",
    // A repeated delivery comes now under its first id, now under another.
    say: (saying) => {
      deliveries += 1;
      return post(`wrap-${saying.id}-${deliveries % 2}`, write(saying));
    },
    async threadOf({ id }) {
      const { rows } = await server.app.database.pool.query(
        "select conversation_id from conversations.thread_key where channel = 'toy' and key = $1",
        [id],
      );
      return rows[0]?.conversation_id;
    },
    outside,
  };
}

/** The network to which the toy sends: a real HTTP server that can be slow, broken or refuse. */
async function toyNetwork() {
  let how: Parameters<Outside["behave"]>[0] = "normal";
  const taken: { to: string; text: string; id: string }[] = [];
  const http = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      if (how === "silent") return;
      if (how !== "normal") return response.writeHead(how === "failing" ? 503 : 410).end();
      const { to, text } = JSON.parse(body);
      const id = `network-${taken.length}`;
      taken.push({ to, text, id });
      response.end(JSON.stringify({ id }));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  after(() => {
    http.closeAllConnections();
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    taken,
    behave: (next: typeof how) => {
      how = next;
    },
  };
}
