import type { Answer, Schemas } from "@jinnang/api-client";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type Conversation = Schemas["Conversation"];
export type Message = Schemas["Message"];
export type Queue = Answer<"/v1/conversations/queue", "get">;

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversation", id],
    queryFn: () => take(api.GET("/v1/conversations/{id}", { params: { path: { id } } })),
  });

/** One answer holds this many; the next page is asked for until there is none. */
const PAGE_LIMIT = 100;

/** All messages, oldest first. Only what is newer than what is known travels again. */
export const messagesQuery = (id: string) =>
  queryOptions({
    queryKey: ["messages", id],
    staleTime: 0,
    queryFn: async ({ client, queryKey }): Promise<Message[]> => {
      const messages = [...(client.getQueryData<Message[]>(queryKey) ?? [])];
      for (let more = true; more; ) {
        const cursor = messages.at(-1)?.number;
        const query = { limit: PAGE_LIMIT, ...(cursor ? { cursor } : {}) };
        const path = { id };
        const page = await take(
          api.GET("/v1/conversations/{id}/messages", { params: { path, query } }),
        );
        messages.push(...page.items);
        more = page.next !== null;
      }
      return messages;
    },
  });

/** Canned replies in the customer's language, which need not be the agent's. */
export const macrosQuery = (language: Conversation["language"]) =>
  queryOptions({
    queryKey: ["macros", language],
    queryFn: () => take(api.GET("/v1/conversations/macros", { params: { query: { language } } })),
    staleTime: 600_000,
  });

export const queueQuery = queryOptions({
  queryKey: ["queue"],
  queryFn: () => take(api.GET("/v1/conversations/queue")),
  // The longest wait grows although nothing happens.
  refetchInterval: 30_000,
});

/** The messages up to a number have been seen. */
export function useMarkRead(conversationId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (number: number) =>
      take(
        api.POST("/v1/conversations/{id}/read", {
          params: { path: { id: conversationId } },
          body: { number },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["inbox"] }),
  });
}
