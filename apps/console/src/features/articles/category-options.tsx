import { useLanguage } from "@jinnang/ui";
import type { Language } from "@jinnang/words";
import { useQuery } from "@tanstack/react-query";
import { articlesQuery } from "../learning/data.ts";

/** The subjects of help, in the order in which customers see them. */
export function CategoryOptions() {
  return useCategories().map(({ id, title }) => (
    <option key={id} value={id}>
      {title}
    </option>
  ));
}

export function useCategories(): readonly { id: string; title: string }[] {
  const [language] = useLanguage();
  return useQuery(articlesQuery(language)).data?.categories ?? [];
}

export function useCategoryTitle(): (id: string) => string {
  const categories = useCategories();
  return (id) => categories.find((category) => category.id === id)?.title ?? id;
}

/** The titles of the published articles, in this language or in that of the screen. */
export function useArticleTitle(given?: Language): (slug: string) => string {
  const [own] = useLanguage();
  const items = useQuery(articlesQuery(given ?? own)).data?.items;
  return (slug) => items?.find((item) => item.slug === slug)?.title ?? slug;
}
