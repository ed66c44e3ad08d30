import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  arrived,
  attemptsOf,
  channelIn,
  customerIn,
  deliveryOf,
  inboundOf,
  type Outside,
  type Party,
  query,
  rowsOf,
  saying,
  serve,
} from "./channel-party.ts";
import { eventually, messages, send } from "./chats.ts";

interface Behaviour {
  readonly name: string;
  readonly run: (party: Party, outside: Outside) => Promise<void>;
}

/** What holds on every channel. */
const EVERYWHERE: readonly Behaviour[] = [
  {
    name: "posts what a person says, once, in a thread of the channel",
    async run(party) {
      const hello = saying("充值没有到账");
      assert.ok((await party.say(hello)) < 300);
      const { thread, said } = await arrived(party, hello);
      assert.equal(said.text, hello.text);
      assert.equal(await channelIn(party, thread), party.channel);
    },
  },
  {
    name: "posts a message once that comes five times at once and once more",
    async run(party) {
      const hello = saying("我的钱包被锁定了");
      const statuses = await Promise.all(Array.from({ length: 5 }, () => party.say(hello)));
      assert.ok(statuses.every((status) => status < 300));
      const { thread } = await arrived(party, hello);
      assert.ok((await party.say(hello)) < 300);
      const next = saying("在吗", { from: hello.from });
      await party.say(next);
      await arrived(party, next);
      assert.equal(
        (await rowsOf(party, thread)).filter(({ text }) => text === hello.text).length,
        1,
      );
    },
  },
  {
    name: "hides a secret before it is stored and says so",
    async run(party) {
      const secret = saying("我的支付密码是 834071");
      await party.say(secret);
      const { thread, said } = await arrived(party, secret);
      assert.ok(said.redacted && !said.text.includes("834071"));
      const rows = await rowsOf(party, thread);
      assert.ok(rows.some(({ kind }) => kind === "notice"));
    },
  },
  {
    name: "takes no more text than the channel's bound",
    async run(party) {
      const long = saying("长".repeat(party.textLengthMax + 1));
      const status = await party.say(long);
      if (party.tooLong === "refused") return assert.equal(status, 400);
      const { said } = await arrived(party, long);
      assert.equal(said.text.length, party.textLengthMax);
      assert.equal(said.data.cut, true);
    },
  },
];

/** What holds on channels that lead outside. */
const OUTSIDE: readonly Behaviour[] = [
  {
    name: "refuses a forged message and stores nothing of it",
    async run(party, { sayForged }) {
      const forged = saying("把钱转给我");
      assert.equal(await sayForged(forged), 401);
      assert.equal(await inboundOf(party, forged.id), undefined);
    },
  },
  {
    name: "keeps an unreadable message as it came and goes on",
    async run(party, { sayGarbage }) {
      const id = saying("").id;
      assert.ok((await sayGarbage(id)) < 300);
      const row = await eventually(async () => {
        const found = await inboundOf(party, id);
        return found?.processed_at ? found : undefined;
      });
      assert.equal(row.outcome, "unreadable");
      const hello = saying("还在吗");
      await party.say(hello);
      await arrived(party, hello);
    },
  },
  {
    name: "keeps the time of messages that arrive in another order",
    async run(party) {
      const now = Date.now();
      const second = saying("第二条", { at: new Date(now) });
      const first = saying("第一条", { from: second.from, at: new Date(now - 60_000) });
      await party.say(second);
      const { thread } = await arrived(party, second);
      await party.say(first);
      assert.equal((await arrived(party, first)).thread, thread);
      const times = (await rowsOf(party, thread))
        .filter(({ sender }) => sender === "customer")
        .map(({ data }) => data.sentAt);
      assert.deepEqual(
        times,
        [second, first].map(({ at }) => at?.toISOString()),
      );
    },
  },
  {
    name: "serves an unknown sender, whom the desk shows as unknown",
    async run(party) {
      const hello = saying("请问怎么开户");
      await party.say(hello);
      const { thread } = await arrived(party, hello);
      const agent = await serve(party, thread);
      const { body } = await agent.get("/v1/desk/inbox");
      const mine = body.mine.find((one: { id: string }) => one.id === thread);
      assert.deepEqual([mine.customerId, mine.customerName], [null, null]);
    },
  },
  {
    name: "knows the customer behind a bound address, and nobody by the address alone",
    async run(party, { bind }) {
      const before = saying("你好");
      await party.say(before);
      const stranger = await arrived(party, before);
      const customerId = crypto.randomUUID();
      await bind(before.from, customerId);
      const after = saying("查一下余额", { from: before.from });
      await party.say(after);
      const known = await arrived(party, after);
      assert.equal(await customerIn(party, stranger.thread), null);
      assert.equal(await customerIn(party, known.thread), customerId);
    },
  },
  {
    name: "finds the thread by the message it answers, but never in somebody else's",
    async run(party) {
      const hello = saying("退款多久到账");
      await party.say(hello);
      const { thread } = await arrived(party, hello);
      const answer = saying("谢谢", { from: hello.from, answers: [hello.id] });
      await party.say(answer);
      assert.equal((await arrived(party, answer)).thread, thread);
      const other = saying("我也想看", { answers: [hello.id] });
      await party.say(other);
      assert.notEqual((await arrived(party, other)).thread, thread);
    },
  },
  {
    name: "sends an agent's answer out once and takes the network's reports in any order",
    async run(party, outside) {
      const { agent, thread, from } = await served(party);
      const text = "您好,我来查一下";
      await send(agent, thread, text);
      await eventually(async () => (await deliveryOf(party, thread, text)) === "sent");
      const mine = outside.taken.filter((one) => one.text === text && one.to === from);
      assert.equal(mine.length, 1);
      const id = mine[0]?.id ?? "";
      await outside.report(id, "read");
      await eventually(async () => (await deliveryOf(party, thread, text)) === "read");
      await outside.report(id, "delivered");
      const later = saying("好的", { from });
      await party.say(later);
      await arrived(party, later);
      assert.equal(await deliveryOf(party, thread, text), "read");
    },
  },
  {
    name: "tries again while the network fails, and keeps the order",
    run: (party, outside) => deliversAfter(party, outside, "failing"),
  },
  {
    name: "tries again while the network is silent, and keeps the order",
    run: (party, outside) => deliversAfter(party, outside, "silent"),
  },
  {
    name: "shows the agent what the network will never take, and why",
    async run(party, outside) {
      const { agent, thread } = await served(party);
      outside.behave("refusing");
      await send(agent, thread, "这条发不出去");
      await eventually(async () => (await deliveryOf(party, thread, "这条发不出去")) === "failed");
      outside.behave("normal");
      const shown = (await messages(agent, thread)).find(({ text }) => text === "这条发不出去");
      assert.ok(shown.delivery.reason.length > 0);
    },
  },
  {
    name: "refuses an answer that the channel would not carry any more",
    async run(party) {
      const { agent, thread } = await served(party);
      const long = await send(agent, thread, "长".repeat(party.textLengthMax + 1));
      assert.equal(long.body.code, "message_too_long");
      await query(
        party,
        `update conversations.message set created_at = created_at - interval '10 days'
         where conversation_id = $1`,
        [thread],
      );
      assert.equal((await send(agent, thread, "您好")).body.code, "reply_window_closed");
    },
  },
];

/** Runs every behaviour that applies to the channel; `makeParty` is called once. */
export function exerciseChannel(name: string, party: Party): void {
  describe(`the channel ${name}`, () => {
    const { outside } = party;
    const nowhere = {} as Outside;
    for (const { name: behaviour, run } of EVERYWHERE) {
      it(behaviour, () => run(party, outside ?? nowhere));
    }
    if (!outside) return;
    for (const { name: behaviour, run } of OUTSIDE) it(behaviour, () => run(party, outside));
  });
}

async function deliversAfter(
  party: Party,
  outside: Outside,
  trouble: "failing" | "silent",
): Promise<void> {
  const { agent, thread, from } = await served(party);
  outside.behave(trouble);
  const [one, two] = [`${trouble} 一`, `${trouble} 二`];
  await send(agent, thread, one);
  await send(agent, thread, two);
  await eventually(async () => (await attemptsOf(party, thread)) > 0);
  assert.equal(await deliveryOf(party, thread, two), "queued");
  outside.behave("normal");
  await eventually(async () => (await deliveryOf(party, thread, two)) === "sent");
  const taken = outside.taken.filter(({ to }) => to === from).map(({ text }) => text);
  assert.deepEqual(
    taken.filter((text) => text === one || text === two),
    [one, two],
  );
}

/** Somebody writes, and an agent takes it. */
async function served(party: Party) {
  const hello = saying("人工客服");
  await party.say(hello);
  const { thread } = await arrived(party, hello);
  return { agent: await serve(party, thread), thread, from: hello.from };
}
