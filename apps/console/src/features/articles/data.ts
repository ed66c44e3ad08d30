import type { Answer } from "@jinnang/api-client";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type ArticleList = Answer<"/v1/help/editor/articles", "get">;
export type ArticleLine = ArticleList["items"][number];
export type Article = Answer<"/v1/help/editor/articles/{slug}", "get">;
export type Draft = NonNullable<Article["draft"]>;
export type Content = NonNullable<Draft["content"]>;
export type Fault = Draft["faults"][number];
export type Version = Article["versions"][number];

export const LIST_STATES = ["all", "draft", "in_review", "shipped_newer", "retired"] as const;
export type ListState = (typeof LIST_STATES)[number];

export interface ListFilter {
  readonly state: ListState;
  readonly text: string;
  readonly category: string;
}

/** Also named in shared/live.ts: an event makes them stale. */
const LIST_KEY = "help-editor-list";
const ARTICLE_KEY = "help-editor";

export const listQuery = ({ state, text, category }: ListFilter) =>
  queryOptions({
    queryKey: [LIST_KEY, state, text, category],
    queryFn: () => {
      const query = {
        state,
        ...(text ? { text } : {}),
        ...(category ? { category: category as Content["category"] } : {}),
      };
      return take(api.GET("/v1/help/editor/articles", { params: { query } }));
    },
  });

export const articleQuery = (slug: string) =>
  queryOptions({
    queryKey: [ARTICLE_KEY, slug],
    queryFn: () => take(api.GET("/v1/help/editor/articles/{slug}", { params: { path: { slug } } })),
  });

export const versionQuery = (slug: string, version: number) =>
  queryOptions({
    queryKey: [ARTICLE_KEY, slug, "version", version],
    queryFn: () => {
      const path = { slug, version };
      return take(
        api.GET("/v1/help/editor/articles/{slug}/versions/{version}", { params: { path } }),
      );
    },
    // A version never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface DraftToSave {
  readonly revision: number | null;
  readonly kind: "change" | "new";
  readonly content: Content;
  readonly note: string;
  /** The published version that the writer has seen; left out: as it was. */
  readonly baseVersion?: number;
}

export function saveDraft(slug: string, body: DraftToSave): Promise<Draft> {
  const params = { path: { slug } };
  return take(api.PUT("/v1/help/editor/articles/{slug}/draft", { params, body }));
}

/** What can be done with an article besides writing in its draft. */
export type Step =
  | { readonly to: "submit" | "publish" | "discard"; readonly revision: number }
  | { readonly to: "return"; readonly revision: number; readonly reason: string }
  | { readonly to: "retire"; readonly note: string }
  | { readonly to: "restore"; readonly version: number; readonly note: string };

export function useStep(slug: string, onSuccess: () => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (step: Step): Promise<unknown> => takeStep(slug, step),
    onSuccess,
    // Also after a refusal: somebody else may have acted meanwhile.
    onSettled: () => void refresh(slug),
  });
}

function takeStep(slug: string, step: Step): Promise<unknown> {
  const params = { path: { slug } };
  const base = "/v1/help/editor/articles/{slug}";
  if (step.to === "retire") {
    const { note } = step;
    return take(api.POST(`${base}/retire`, { params, body: { note } }));
  }
  if (step.to === "restore") {
    const { version, note } = step;
    return take(api.POST(`${base}/restore`, { params, body: { version, note } }));
  }
  const { revision } = step;
  if (step.to === "return") {
    const body = { revision, reason: step.reason };
    return take(api.POST(`${base}/draft/return`, { params, body }));
  }
  if (step.to === "discard") {
    const query = { revision };
    return take(api.DELETE(`${base}/draft`, { params: { ...params, query } }));
  }
  const body = { revision };
  if (step.to === "submit") return take(api.POST(`${base}/draft/submit`, { params, body }));
  return take(api.POST(`${base}/draft/publish`, { params, body }));
}

/** Reads again what shows this article, and the list that has it. */
export function useRefresh(): (slug: string) => Promise<void> {
  const queries = useQueryClient();
  return async (slug) => {
    void queries.invalidateQueries({ queryKey: [LIST_KEY] });
    void queries.invalidateQueries({ queryKey: ["help-articles"] });
    await queries.invalidateQueries({ queryKey: articleQuery(slug).queryKey, exact: true });
  };
}
