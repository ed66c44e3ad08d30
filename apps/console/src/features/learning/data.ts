import type { Answer, Schemas } from "@jinnang/api-client";
import type { Language } from "@jinnang/words";
import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type Suggestion = Schemas["Suggestion"];
export type HelpModel = Schemas["HelpModel"];
export type Models = Answer<"/v1/help/models", "get">;
export type Figures = Answer<"/v1/help/figures", "get">;
export type Articles = Answer<"/v1/help/articles", "get">;
type SuggestionState = Suggestion["state"];

export const SUGGESTION_STATES: SuggestionState[] = ["waiting", "approved", "rejected"];
export const DAYS = [7, 30, 90] as const;
export type Days = (typeof DAYS)[number];

export const suggestionsQuery = (state: SuggestionState) =>
  infiniteQueryOptions({
    queryKey: ["suggestions", state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { state, ...(pageParam ? { cursor: pageParam } : {}) };
      return take(api.GET("/v1/help/suggestions", { params: { query } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** A training takes seconds, and an approval asks for one after a short quiet. */
const TRAINING_MS = 2_000;
const RESTING_MS = 15_000;

export const modelsQuery = queryOptions({
  queryKey: ["help-models"],
  queryFn: () => take(api.GET("/v1/help/models")),
  refetchInterval: ({ state }) => (isTraining(state.data) ? TRAINING_MS : RESTING_MS),
});

export function isTraining(models: Models | undefined): boolean {
  return models !== undefined && (models.training || models.phrasingsNew > 0);
}

export const figuresQuery = (days: Days) =>
  queryOptions({
    queryKey: ["help-figures", days],
    queryFn: () => take(api.GET("/v1/help/figures", { params: { query: { days } } })),
  });

export const articlesQuery = (language: Language) =>
  queryOptions({
    queryKey: ["help-articles", language],
    queryFn: () => take(api.GET("/v1/help/articles", { params: { query: { language } } })),
    staleTime: 600_000,
  });

/** Approve with the article's slug (null: not offered here), or reject. */
export function useDecide(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: { approve: string | null } | "reject") => {
      const params = { path: { id } };
      if (decision === "reject") {
        return take(api.POST("/v1/help/suggestions/{id}/reject", { params }));
      }
      const body = { slug: decision.approve };
      return take(api.POST("/v1/help/suggestions/{id}/approve", { params, body }));
    },
    // Also after a refusal: somebody else may have decided meanwhile.
    onSettled: () => {
      for (const name of ["suggestions", "help-models", "help-figures"]) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
    },
  });
}

export function useRestore() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      take(api.POST("/v1/help/models/{version}/restore", { params: { path: { version } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ["help-models"] }),
  });
}

export function usePick() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { conversationId: string; messageId: string; slug: string }) =>
      take(api.POST("/v1/help/suggestions", { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["suggestions"] }),
  });
}
