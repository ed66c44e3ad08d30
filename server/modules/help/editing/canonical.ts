import { createHash } from "node:crypto";
import { type Content, contentSchema } from "../articles/content.ts";
import type { ArticleContent } from "./types.ts";

/** A draft's words as they are published: without stray spaces and empty lines of a list. */
export function canonicalContent(slug: string, content: ArticleContent): Content {
  const { title, summary, body, phrasings } = content;
  const filled = (list: readonly string[]) => list.map((text) => text.trim()).filter(Boolean);
  return contentSchema.parse({
    ...content,
    slug,
    title: trimmed(title),
    summary: trimmed(summary),
    body: trimmed(body),
    phrasings: { zh: filled(phrasings.zh), en: filled(phrasings.en) },
  });
}

/** As the hash of an article's file is made, so that equal texts have equal hashes. */
export function contentSha256(content: Content): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

function trimmed({ zh, en }: { zh: string; en: string }) {
  return { zh: zh.trim(), en: en.trim() };
}
