import type { Answer } from "@jinnang/api-client";
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, take } from "../../shared/api.ts";

export type Conversation = Answer<"/v1/conversations/{id}", "get">;
export type Message = Answer<"/v1/conversations/{id}/messages", "get">["items"][number];

/** The place in the queue moves without an event of its own when agents come and go. */
const QUEUE_LOOK_MS = 15_000;

/** The open conversation of the customer, or null. */
export function useCurrent() {
  return useQuery({
    queryKey: ["conversation", "current"],
    queryFn: async () => (await take(api.GET("/v1/conversations/current"))).conversation,
    staleTime: 0,
  });
}

export function useHistory() {
  return useQuery({
    queryKey: ["conversation", "list"],
    queryFn: () => take(api.GET("/v1/conversations")),
  });
}

export function useConversation(id: string) {
  return useQuery({
    queryKey: ["conversation", id],
    queryFn: () => take(api.GET("/v1/conversations/{id}", { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      state.data?.state === "queued" || state.data?.state === "offered" ? QUEUE_LOOK_MS : false,
  });
}

/**
 * The messages of a conversation. Messages never change, so that each reading asks only for those
 * after the last known one: a lost connection costs one small request and loses nothing.
 */
export function useMessages(id: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ["messages", id],
    queryFn: async () => {
      const known = queries.getQueryData<Message[]>(["messages", id]) ?? [];
      const fresh = await readAfter(id, gaplessNumber(known));
      // Read again: a message of our own may have been put in while the answer was under way.
      return merge(queries.getQueryData<Message[]>(["messages", id]) ?? [], fresh);
    },
  });
}

/** What is on the screen is read; the unread count of the history follows. */
export function useReadMark(id: string, messages: readonly Message[] | undefined): void {
  const last = messages?.at(-1)?.number ?? 0;
  const params = { path: { id } };
  const { mutate } = useMutation({
    mutationFn: (number: number) =>
      take(api.POST("/v1/conversations/{id}/read", { params, body: { number } })),
  });
  useEffect(() => {
    if (last > 0) mutate(last);
  }, [last, mutate]);
}

/** A message that this screen knows of before the server's news arrives. */
export function addMessage(queries: QueryClient, id: string, message: Message): void {
  queries.setQueryData<Message[]>(["messages", id], (known) => merge(known ?? [], [message]));
}

async function readAfter(id: string, after: number): Promise<Message[]> {
  const found: Message[] = [];
  for (let cursor: number | null = after; cursor !== null; ) {
    const page: Answer<"/v1/conversations/{id}/messages", "get"> = await take(
      api.GET("/v1/conversations/{id}/messages", { params: { path: { id }, query: { cursor } } }),
    );
    found.push(...page.items);
    cursor = page.next === null ? null : Number(page.next);
  }
  return found;
}

function merge(known: Message[], fresh: Message[]): Message[] {
  const byNumber = new Map([...known, ...fresh].map((message) => [message.number, message]));
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** Messages are numbered from 1 without gaps: up to here nothing is missing. */
function gaplessNumber(known: Message[]): number {
  let number = 0;
  for (const message of known) {
    if (message.number !== number + 1) break;
    number += 1;
  }
  return number;
}

export function startConversation(body: { orderId?: string; topic?: string }) {
  return take(api.POST("/v1/conversations", { body }));
}

export function askForPerson(id: string) {
  return take(api.POST("/v1/conversations/{id}/person", { params: { path: { id } } }));
}

export function closeConversation(id: string) {
  return take(api.POST("/v1/conversations/{id}/close", { params: { path: { id } } }));
}

export function rateConversation(id: string, body: { score: number; comment?: string }) {
  return take(api.POST("/v1/conversations/{id}/rating", { params: { path: { id } }, body }));
}

export function chooseArticle(id: string, slug: string) {
  return take(
    api.POST("/v1/conversations/{id}/choose", { params: { path: { id } }, body: { slug } }),
  );
}

export function judgeAnswer(id: string, helped: boolean) {
  const params = { path: { id } };
  return take(api.POST("/v1/conversations/{id}/helped", { params, body: { helped } }));
}

/** The client's id makes a repetition safe: the server keeps one message of it. */
export function postMessage(id: string, body: { text: string; clientId: string }) {
  return take(api.POST("/v1/conversations/{id}/messages", { params: { path: { id } }, body }));
}

/** Says that this person types; a whisper that is lost harms nobody. */
export function whisperTyping(id: string): void {
  const params = { path: { id } };
  api.POST("/v1/conversations/{id}/typing", { params }).catch(() => undefined);
}
