// Goal: the operator's own name reaches the people, whatever characters it is made of.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { testServer } from "./harness.ts";

const BRAND = { zh: "邮政<小钱>", en: 'Post & "Purse" $&' };
const server = await testServer({ environment: { BRAND_ZH: BRAND.zh, BRAND_EN: BRAND.en } });

async function ask(path: string, language: string) {
  const headers = { "accept-language": language };
  const response = await fetch(server.url + path, { headers });
  assert.equal(response.status, 200, path);
  return { text: await response.text(), headers: response.headers };
}

describe("the operator's name", () => {
  it("is public", async () => {
    assert.deepEqual(JSON.parse((await ask("/v1/brand", "zh")).text), BRAND);
  });

  it("is in the title and in the page of both apps, harmless, in the reader's language", async () => {
    const titles = {
      "/": ["邮政&lt;小钱&gt;钱包", "Post &amp; &quot;Purse&quot; $&amp; Wallet"],
      "/index.html": ["邮政&lt;小钱&gt;钱包", "Post &amp; &quot;Purse&quot; $&amp; Wallet"],
      "/orders": ["邮政&lt;小钱&gt;钱包", "Post &amp; &quot;Purse&quot; $&amp; Wallet"],
      "/console/": ["邮政&lt;小钱&gt;客服台", "Post &amp; &quot;Purse&quot; $&amp; Desk"],
      "/console/cases": ["邮政&lt;小钱&gt;客服台", "Post &amp; &quot;Purse&quot; $&amp; Desk"],
    };
    for (const [path, [zh, en]] of Object.entries(titles)) {
      const chinese = await ask(path, "zh-CN");
      assert.ok(chinese.text.includes(`<title>${zh}</title>`), `${path}: ${chinese.text}`);
      assert.ok((await ask(path, "en-GB")).text.includes(`<title>${en}</title>`), path);
      assert.match(chinese.headers.get("content-type") ?? "", /^text\/html/);
      assert.equal(chinese.headers.get("cache-control"), "no-cache");
      const content = /<meta name="jinnang-brand" content="([^"]*)"/.exec(chinese.text)?.[1] ?? "";
      assert.deepEqual(JSON.parse(plain(content)), BRAND);
    }
  });

  it("is the name under the icon of the installed wallet", async () => {
    const chinese = JSON.parse((await ask("/manifest.webmanifest", "zh-CN")).text);
    assert.equal(chinese.name, "邮政<小钱>钱包");
    assert.equal(chinese.short_name, BRAND.zh);
    assert.ok(chinese.icons.length > 0, "the rest is as it was built");
    const english = await ask("/manifest.webmanifest", "en");
    assert.equal(JSON.parse(english.text).short_name, BRAND.en);
    assert.match(english.headers.get("content-type") ?? "", /^application\/manifest\+json/);
  });
});

function plain(html: string): string {
  const characters = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  return Object.entries(characters).reduce((text, [name, it]) => text.replaceAll(name, it), html);
}
