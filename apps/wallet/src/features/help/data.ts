import type { Answer } from "@jinnang/api-client";
import { useLanguage } from "@jinnang/ui";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";
import { useMe } from "../../shared/me.ts";

export type Reason = Answer<"/v1/assist/reasons", "get">["items"][number];
export type ArticleLine = Answer<"/v1/help/articles", "get">["items"][number];
export type Hit = Answer<"/v1/help/search", "get">["items"][number];
export type OfficialChannel = Answer<"/v1/help/directory", "get">["items"][number];

/** Articles change a few times a year; a visit need not read them twice. */
const ARTICLES_STALE_MS = 10 * 60_000;

/** The language is part of each key, so that a change of language reads the other text. */
export function useReasons() {
  const me = useMe();
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["reasons", language],
    queryFn: () => take(api.GET("/v1/assist/reasons")),
    enabled: me !== undefined,
  });
}

export function useArticles() {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["help-articles", language],
    queryFn: () => take(api.GET("/v1/help/articles")),
    staleTime: ARTICLES_STALE_MS,
  });
}

export function useArticle(slug: string) {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["help-article", slug, language],
    queryFn: () => take(api.GET("/v1/help/articles/{slug}", { params: { path: { slug } } })),
    staleTime: ARTICLES_STALE_MS,
  });
}

/** The old hits stay while the new ones are on their way, so that the list does not flicker. */
export function useHits(q: string) {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["help-search", q, language],
    queryFn: ({ signal }) => take(api.GET("/v1/help/search", { params: { query: { q } }, signal })),
    enabled: q !== "",
    placeholderData: keepPreviousData,
    staleTime: ARTICLES_STALE_MS,
  });
}

export function useDirectory() {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["help-directory", language],
    queryFn: () => take(api.GET("/v1/help/directory")),
    staleTime: ARTICLES_STALE_MS,
  });
}
