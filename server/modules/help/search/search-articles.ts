import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { articleFor } from "../articles/articles.ts";
import { languageOf, normalise } from "../recognise/index.ts";
import { searchLibrary } from "./recognise-question.ts";

/** Search as one types: each hit with the parts that matched. */
export async function searchArticles(app: App, text: string, language: Language, limit: number) {
  const hits = await searchLibrary(app, text, { limit, language });
  return hits.flatMap(({ slug, highlights }) => {
    const article = articleFor(app, slug, language);
    if (!article) return [];
    // A match in the other language found the article, but would only puzzle this reader.
    const readable = highlights.filter((part) => languageOf(normalise(part.text)) === language);
    return [{ slug, title: article.title, summary: article.summary, highlights: readable }];
  });
}
