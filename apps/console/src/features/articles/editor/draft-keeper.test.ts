import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Problem } from "@jinnang/api-client";
import type { Content, Draft, DraftToSave } from "../data.ts";
import { DraftKeeper } from "./draft-keeper.ts";

const EMPTY = { title: { zh: "", en: "" } } as Content;
const titled = (zh: string) => ({ title: { zh, en: "" } });
const draftOf = (zh: string, revision: number) =>
  ({ revision, content: titled(zh), note: "", updatedAt: "2026-01-01T00:00:00Z" }) as Draft;

/** A server that answers when it is told to. */
function server() {
  const asked: { body: DraftToSave; answer: (draft: Draft | Error) => void }[] = [];
  const send = (_slug: string, body: DraftToSave) =>
    new Promise<Draft>((resolve, reject) => {
      const answer = (draft: Draft | Error) =>
        draft instanceof Error ? reject(draft) : resolve(draft);
      asked.push({ body, answer });
    });
  const keeper = new DraftKeeper({
    slug: "a",
    kind: "change",
    words: { content: EMPTY, note: "" },
    draft: null,
    baseVersion: 3,
    onChange: () => undefined,
    onSaved: () => undefined,
    send,
  });
  return { keeper, asked };
}

describe("the words of an editor", () => {
  it("are saved one save at a time, and what is typed meanwhile goes with the next", async () => {
    const { keeper, asked } = server();
    keeper.change(titled("一"));
    const saved = keeper.save();
    keeper.change(titled("一二"));
    assert.equal(keeper.save(), saved);
    assert.equal(asked.length, 1);
    asked[0]?.answer(draftOf("一", 1));
    await new Promise(setImmediate);
    assert.equal(asked[0]?.body.baseVersion, 3);
    assert.deepEqual(asked[1]?.body.content.title.zh, "一二");
    assert.equal(asked[1]?.body.revision, 1);
    assert.equal(asked[1]?.body.baseVersion, undefined);
    asked[1]?.answer(draftOf("一二", 2));
    assert.equal(await saved, true);
    assert.ok(keeper.isSaved());
    keeper.close();
  });

  it("stay after a failure and go again when asked", async () => {
    const { keeper, asked } = server();
    keeper.change(titled("一"));
    const first = keeper.save();
    asked[0]?.answer(new Error("no network"));
    assert.equal(await first, false);
    assert.equal(keeper.state().name, "failed");
    const second = keeper.save();
    asked[1]?.answer(draftOf("一", 1));
    assert.equal(await second, true);
    keeper.close();
  });

  it("are not sent over somebody else's, nor lost, until the writer decides", async () => {
    const { keeper, asked } = server();
    keeper.change(titled("我的"));
    const saved = keeper.save();
    asked[0]?.answer(new Problem({ code: "draft_changed" }, 409));
    assert.equal(await saved, false);
    keeper.hear(draftOf("对方的", 5));
    assert.equal(keeper.words().content.title.zh, "我的");
    assert.equal(await keeper.save(), false);
    assert.equal(asked.length, 1);
    keeper.take(draftOf("对方的", 5));
    assert.equal(keeper.words().content.title.zh, "对方的");
    assert.equal(keeper.draft()?.revision, 5);
    keeper.close();
  });

  it("follow what others save while nothing here is unsaved", () => {
    const { keeper } = server();
    keeper.hear(draftOf("对方的", 3));
    assert.equal(keeper.words().content.title.zh, "对方的");
    keeper.change(titled("我的"));
    keeper.hear(draftOf("更新的", 4));
    assert.equal(keeper.words().content.title.zh, "我的");
    keeper.close();
  });
});
