import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import { CATEGORY_IDS } from "./categories.ts";

const FOLDER = new URL("../content/", import.meta.url);

const bothLanguages = z.object({ zh: z.string().min(1), en: z.string().min(1) });

/** One file of content/: an article in both languages with the ways in which people ask for it. */
export const contentSchema = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,80}$/),
  category: z.enum(CATEGORY_IDS),
  title: bothLanguages,
  summary: bothLanguages,
  body: bothLanguages,
  phrasings: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
  related: z.array(z.string()),
  planned: z.boolean().default(false),
  facts: z
    .enum(["top-up", "payment", "refund", "lock", "limit", "case"])
    .nullish()
    .transform((facts) => facts ?? null),
});
export type Content = z.output<typeof contentSchema>;

export interface ContentFile {
  content: Content;
  sha256: string;
}

/**
 * Reads every article file. One that cannot be read is named and left out, so that a slip in one
 * article never keeps the whole server from starting; a test refuses such a file long before.
 */
export async function readContent(
  folder: URL = FOLDER,
): Promise<{ files: ContentFile[]; faults: { file: string; fault: string }[] }> {
  const files: ContentFile[] = [];
  const faults: { file: string; fault: string }[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".json")).sort()) {
    const text = await readFile(new URL(file, folder), "utf8");
    try {
      const content = contentSchema.parse(JSON.parse(text));
      if (`${content.slug}.json` !== file) throw new Error(`slug is ${content.slug}`);
      const canonical = JSON.stringify(content);
      const sha256 = createHash("sha256").update(canonical).digest("hex");
      files.push({ content, sha256 });
    } catch (error) {
      faults.push({ file, fault: error instanceof Error ? error.message : String(error) });
    }
  }
  return { files, faults };
}
