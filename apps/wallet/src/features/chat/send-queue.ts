import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { idempotencyKey, isProblem } from "../../shared/api.ts";
import { addMessage, type Message, postMessage } from "./data.ts";

/** A message that has not reached the server yet. */
export interface Outgoing {
  clientId: string;
  text: string;
  /** Waiting: there is no network; it goes out by itself when there is one again. */
  state: "sending" | "waiting" | "failed";
  error?: unknown;
}

/** After these waits without an answer the person decides whether to go on trying. */
const RETRY_WAITS_MS = [1_000, 3_000, 8_000];

/**
 * What is on its way, by conversation. It lives as long as the app, so that leaving the screen
 * loses nothing; it is not written to disk, because it may hold a secret that the server hides.
 */
const queues = new Map<string, readonly Outgoing[]>();
const working = new Set<string>();
const listeners = new Set<() => void>();
const NONE: readonly Outgoing[] = [];

export function useSendQueue(conversationId: string) {
  const queries = useQueryClient();
  const outgoing = useSyncExternalStore(subscribe, () => queues.get(conversationId) ?? NONE);
  const send = useCallback(
    (text: string) => sendMessage(queries, conversationId, text),
    [conversationId, queries],
  );
  const retry = useCallback(() => resume(queries, conversationId), [conversationId, queries]);
  const remove = useCallback(
    (clientId: string) => {
      change(conversationId, (items) => items.filter((item) => item.clientId !== clientId));
      void work(conversationId, queries);
    },
    [conversationId, queries],
  );
  return { outgoing, send, retry, remove };
}

export function sendMessage(queries: QueryClient, conversationId: string, text: string): void {
  const item: Outgoing = { clientId: idempotencyKey(), text, state: "sending" };
  change(conversationId, (items) => [...items, item]);
  void work(conversationId, queries);
}

function resume(queries: QueryClient, conversationId: string): void {
  change(conversationId, (items) =>
    items.map(({ clientId, text }) => ({ clientId, text, state: "sending" })),
  );
  void work(conversationId, queries);
}

/** Sends in order, one at a time: what was written first is read first. */
async function work(conversationId: string, queries: QueryClient): Promise<void> {
  if (working.has(conversationId)) return;
  working.add(conversationId);
  try {
    for (let next = head(conversationId); next; next = head(conversationId)) {
      await deliver(conversationId, next, queries);
    }
  } finally {
    working.delete(conversationId);
  }
}

/** The first one, unless it has failed: later ones wait behind it. */
function head(conversationId: string): Outgoing | undefined {
  const first = queues.get(conversationId)?.[0];
  return first?.state === "sending" ? first : undefined;
}

async function deliver(id: string, item: Outgoing, queries: QueryClient): Promise<void> {
  const { clientId } = item;
  try {
    const message = await post(id, item);
    addMessage(queries, id, message);
    change(id, (items) => items.filter((other) => other.clientId !== clientId));
  } catch (error) {
    const state = navigator.onLine ? "failed" : "waiting";
    change(id, (items) =>
      items.map((other) => (other.clientId === clientId ? { ...other, state, error } : other)),
    );
    if (state === "waiting") {
      window.addEventListener("online", () => resume(queries, id), { once: true });
    }
  }
}

async function post(id: string, { clientId, text }: Outgoing): Promise<Message> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await postMessage(id, { text, clientId });
    } catch (error) {
      const wait = RETRY_WAITS_MS[attempt];
      const isRefused = isProblem(error) && error.status >= 400 && error.status < 500;
      if (wait === undefined || isRefused || !navigator.onLine) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

function change(id: string, to: (items: readonly Outgoing[]) => readonly Outgoing[]): void {
  queues.set(id, to(queues.get(id) ?? NONE));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
