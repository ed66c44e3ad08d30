import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { refuse } from "../errors.ts";
import { CATEGORY_IDS, CATEGORY_TITLES, type CategoryId } from "./categories.ts";
import { type Library, libraryOf, plainText, type StoredArticle } from "./library.ts";
import { fillPlaceholders } from "./placeholders.ts";

/** An article in one language, with the operator's names and numbers in place. */
export interface Article {
  slug: string;
  category: CategoryId;
  title: string;
  summary: string;
  /** Markdown; links lead to `app:/path` or `help:slug`. */
  body: string;
  related: { slug: string; title: string }[];
  /** Which of the customer's own facts belong to the answer. */
  facts: StoredArticle["facts"];
  planned: boolean;
  version: number;
  updatedAt: Date;
}

export function articleFor(app: App, slug: string, language: Language): Article | undefined {
  const { articles } = libraryOf(app);
  const found = articles.get(slug);
  if (!found) return undefined;
  const fill = (text: string) => fillPlaceholders(app, text, language);
  const related = found.related.flatMap((other) => {
    const title = articles.get(other)?.title[language];
    return title ? [{ slug: other, title: fill(title) }] : [];
  });
  return {
    slug,
    category: found.category,
    title: fill(found.title[language]),
    summary: fill(found.summary[language]),
    body: fill(withoutDeadLinks(found.body[language], articles)),
    related,
    facts: found.facts,
    planned: found.planned,
    version: found.version,
    updatedAt: found.updatedAt,
  };
}

export function articleTitle(app: App, slug: string, language: Language): string | undefined {
  const title = libraryOf(app).articles.get(slug)?.title[language];
  return title && fillPlaceholders(app, title, language);
}

export function demandArticle(app: App, slug: string, language: Language): Article {
  const article = articleFor(app, slug, language);
  if (!article) throw refuse("article_unknown");
  return article;
}

/** The articles of one category or of all, and the categories that have any. */
export function listArticles(app: App, language: Language, category?: string) {
  const all = [...libraryOf(app).articles.values()];
  const counts = new Map<string, number>();
  for (const article of all) {
    counts.set(article.category, (counts.get(article.category) ?? 0) + 1);
  }
  const order = new Map<string, number>(CATEGORY_IDS.map((id, at) => [id, at]));
  const items = all
    .filter((article) => !category || article.category === category)
    .sort((a, b) => (order.get(a.category) ?? 0) - (order.get(b.category) ?? 0))
    .map(({ slug, category: of, title, summary, planned }) => ({
      slug,
      category: of,
      title: fillPlaceholders(app, title[language], language),
      summary: fillPlaceholders(app, summary[language], language),
      planned,
    }));
  const categories = CATEGORY_IDS.filter((id) => counts.has(id)).map((id) => ({
    id,
    title: CATEGORY_TITLES[id][language],
    count: counts.get(id) ?? 0,
  }));
  return { items, categories };
}

/** The body as plain text, for a chat bubble. */
export function plainBody(article: Article): string {
  return plainText(article.body);
}

/** An article may be retired while others still lead to it: then only the words stay. */
function withoutDeadLinks(body: string, articles: Library["articles"]): string {
  return body.replace(/\[([^[\]]+)\]\(help:([a-z0-9-]*)\)/g, (link, label: string, slug: string) =>
    articles.has(slug) ? link : label,
  );
}
