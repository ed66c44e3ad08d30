import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { type Content, readContent } from "../../modules/help/articles/content.ts";
import { type Library, openLibrary } from "../../modules/help/articles/library.ts";
import { seedArticles } from "../../modules/help/articles/seed-articles.ts";
import { canonicalContent, contentSha256 } from "../../modules/help/editing/canonical.ts";
import { faultsOf } from "../../modules/help/editing/faults.ts";
import { APP_PATHS } from "../../modules/help/editing/links.ts";
import { articleContentSchema } from "../../modules/help/editing/schemas.ts";
import type { ArticleContent } from "../../modules/help/editing/types.ts";
import { testApp } from "../harness.ts";
import { words } from "./writers.ts";

/** What keeps a draft from being published, against the articles that ship. */
const app = await testApp();
const { files } = await readContent();
let library: Library;

before(async () => {
  await seedArticles(app);
  library = await openLibrary(app);
});

const body = (zh: string): Partial<ArticleContent> => ({ body: { zh, en: "Fine." } });
const asks = (...added: string[]): Partial<ArticleContent> => {
  const { phrasings } = words("礼品卡");
  return { phrasings: { ...phrasings, zh: [...phrasings.zh, ...added] } };
};

const FAULTS: readonly [what: string, change: Partial<ArticleContent>, fault: string][] = [
  ["no text in one language", { summary: { zh: "有", en: "  " } }, "summary.en text_missing"],
  ["too few phrasings", { phrasings: { zh: [], en: ["a"] } }, "phrasings.zh phrasings_few 5"],
  [
    "a phrasing of another article, in other words of the same meaning",
    asks("點樣投訴"),
    "phrasings.zh phrasing_taken 點樣投訴 → complaint-how",
  ],
  ["a phrasing twice", asks("礼品卡，怎么弄？"), "phrasings.zh phrasing_twice 礼品卡，怎么弄？"],
  ["a phrasing without letters", asks("？！"), "phrasings.zh phrasing_empty ？！"],
  ["a blank line among the phrasings, which is dropped", asks("", "  "), ""],
  [
    "the title of another article",
    { title: { zh: "手机丢了或被偷了怎么办", en: "Gift cards" } },
    "title.zh title_taken 手机丢了或被偷了怎么办 → lost-phone",
  ],
  [
    "a related article that is none",
    { related: ["fees-customer", "no"] },
    "related related_unknown no",
  ],
  ["itself as related", { related: ["gift-card"] }, "related related_unknown gift-card"],
  ["a link to no article", body("[看](help:no)"), "body.zh article_link_unknown help:no"],
  ["a link to an article", body("[看](help:lost-phone)"), ""],
  ["a link to no page", body("[开](app:/home)"), "body.zh app_path_unknown app:/home"],
  ["a link to a page", body("[开](app:/security/pin)"), ""],
  [
    "a link that is not encrypted",
    body("[看](http://a.example)"),
    "body.zh link_insecure http://a.example",
  ],
  [
    "an address that is not encrypted",
    body("看 http://a.example 吧"),
    "body.zh link_insecure http://a.example",
  ],
  [
    "a link of another kind",
    body("[看](javascript:alert%281%29)"),
    "body.zh link_unknown javascript:alert%281%29",
  ],
  ["a link outside", body("[看](https://a.example/b) [打](tel:110)"), ""],
  ["an unknown placeholder", body("打 {{phone}}"), "body.zh placeholder_unknown {{phone}}"],
  ["a known placeholder", body("打 {{hotline}}"), ""],
  [
    "a placeholder in a phrasing",
    asks("打{{hotline}}"),
    "phrasings.zh placeholder_unknown 打{{hotline}}",
  ],
  ["a card number", body("卡号 4111 1111 1111 1111"), "body.zh looks_secret card"],
  ["an identity number", asks("11010519491231002X 是谁"), "phrasings.zh looks_secret identity"],
  ["a question known not to be answered here, which now is", asks("能借钱吗"), ""],
];

describe("a draft with", () => {
  for (const [what, change, expected] of FAULTS) {
    it(`${what} ${expected === "" ? "has no fault" : "is told so"}`, () => {
      const content = articleContentSchema.parse(words("礼品卡", change));
      const faults = faultsOf("gift-card", content, library);
      const told = faults.map(({ field, code, value, slug }) => {
        return [field, code, ...(value ? [value] : []), ...(slug ? ["→", slug] : [])].join(" ");
      });
      assert.equal(told[0] ?? "", expected);
    });
  }
});

describe("the articles that ship", () => {
  it("could all be published as they are", () => {
    const found = files.flatMap(({ content }) => {
      const draft = articleContentSchema.parse(content);
      return faultsOf(content.slug, draft, library).map((fault) => [content.slug, fault]);
    });
    assert.deepEqual(found, []);
  });
  it("keep their hash through the editor, so that going back to them is known", () => {
    const changed = files.filter(({ content, sha256 }) => {
      const draft = articleContentSchema.parse(content);
      return contentSha256(canonicalContent(content.slug, draft)) !== sha256;
    });
    assert.deepEqual(
      changed.map(({ content }: { content: Content }) => content.slug),
      [],
    );
  });
  it("lead only to pages that the wallet has", async () => {
    const routes = new URL("../../../apps/wallet/src/app/routes.tsx", import.meta.url);
    const text = await readFile(routes, "utf8");
    const missing = [...APP_PATHS].filter((path) => !text.includes(`screen("${path}"`));
    assert.deepEqual(missing, []);
  });
});
