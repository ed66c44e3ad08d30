import type { Problem } from "@jinnang/api-client";
import type { QueryClient } from "@tanstack/react-query";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, idempotencyKey, isProblem, take } from "../../shared/api.ts";
import { keep, keptWords, useKept } from "../../shared/kept.ts";
import { useMe } from "../../shared/me.ts";
import { type Message, messagesQuery } from "./data.ts";

/**
 * Replies on their way. They live outside the composer, so that a change of page neither loses one
 * nor sends it twice: every attempt of the same words carries the same `clientId`, which the server
 * takes once. Nothing is sent again by itself; a person presses.
 */
export interface Outgoing {
  readonly clientId: string;
  readonly text: string;
  readonly state: "sending" | "failed";
  /** Messages up to this number were in the log when it was sent. */
  readonly after: number;
  /** The words of the refusal, if the server refused it; a lost answer has none. */
  readonly problem?: string;
}

/** A server that is silent for longer may have taken it or not: the same press again finds out. */
const ANSWER_MS_MAX = 20_000;

const nameOf = (conversationId: string) => `outgoing.${conversationId}`;
/** What this page is sending now; what another page left as "sending" has lost its answer. */
const underWay = new Set<string>();

export interface Replies {
  readonly items: readonly Outgoing[];
  send(text: string): void;
  retry(): void;
  /** Takes a reply that failed back into the composer. */
  edit(clientId: string): void;
}

export function useReplies(conversationId: string): Replies {
  const me = useMe()?.id ?? "";
  const queries = useQueryClient();
  const [stored] = useKept(nameOf(conversationId));
  return useMemo(() => {
    const line = new Line(queries, me, conversationId);
    return {
      items: shown(parse(stored)),
      send: (text) => line.send(text),
      retry: () => line.retry(),
      edit: (clientId) => line.edit(clientId),
    };
  }, [stored, queries, me, conversationId]);
}

/** Not yet in the log, however the news and the answer overtake each other. */
export function notInLog(items: readonly Outgoing[], log: readonly Message[]): Outgoing[] {
  return items.filter(
    ({ text, after }) =>
      !log.some((one) => one.from === "agent" && one.number > after && one.text === text),
  );
}

function shown(items: readonly Outgoing[]): Outgoing[] {
  return items.map((item) =>
    item.state === "sending" && !underWay.has(item.clientId) ? { ...item, state: "failed" } : item,
  );
}

/** The replies of one conversation, in order: one that fails holds back those behind it. */
class Line {
  readonly #queries: QueryClient;
  readonly #me: string;
  readonly #id: string;

  constructor(queries: QueryClient, me: string, conversationId: string) {
    this.#queries = queries;
    this.#me = me;
    this.#id = conversationId;
  }

  send(text: string): void {
    const clientId = idempotencyKey();
    const log = this.#queries.getQueryData(messagesQuery(this.#id).queryKey);
    const after = log?.at(-1)?.number ?? 0;
    const isFree = !this.#items().some(({ clientId: other }) => underWay.has(other));
    underWay.add(clientId);
    this.#keep([...this.#items(), { clientId, text, state: "sending", after }]);
    if (isFree) void this.#flush();
  }

  retry(): void {
    const items = this.#items();
    if (items.some(({ clientId }) => underWay.has(clientId))) return;
    for (const { clientId } of items) underWay.add(clientId);
    this.#keep(items.map(({ problem: _problem, ...item }) => ({ ...item, state: "sending" })));
    void this.#flush();
  }

  edit(clientId: string): void {
    const item = this.#items().find((one) => one.clientId === clientId);
    if (!item || underWay.has(clientId)) return;
    this.#keep(this.#items().filter((one) => one !== item));
    const begun = keptWords(this.#me, draftOf(this.#id)).trim();
    keep(this.#me, draftOf(this.#id), begun ? `${item.text}\n${begun}` : item.text);
  }

  async #flush(): Promise<void> {
    for (;;) {
      const item = this.#items().find(({ clientId }) => underWay.has(clientId));
      if (!item) return;
      try {
        await this.#post(item);
        this.#keep(this.#items().filter(({ clientId }) => clientId !== item.clientId));
        underWay.delete(item.clientId);
      } catch (error) {
        return this.#fail(item.clientId, isRefusal(error) ? `${error.message} ${error.next}` : "");
      }
    }
  }

  async #post({ text, clientId }: Outgoing): Promise<void> {
    const message = await take(
      api.POST("/v1/conversations/{id}/messages", {
        params: { path: { id: this.#id } },
        body: { text, clientId },
        signal: AbortSignal.timeout(ANSWER_MS_MAX),
      }),
    );
    this.#queries.setQueryData(messagesQuery(this.#id).queryKey, (log) =>
      log?.at(-1)?.number === message.number - 1 ? [...log, message] : log,
    );
    void this.#queries.invalidateQueries({ queryKey: ["messages", this.#id] });
    void this.#queries.invalidateQueries({ queryKey: ["inbox"] });
  }

  #fail(clientId: string, problem: string): void {
    const items = this.#items();
    for (const item of items) underWay.delete(item.clientId);
    this.#keep(
      items.map((item) => ({
        ...item,
        state: "failed",
        ...(item.clientId === clientId && problem ? { problem } : {}),
      })),
    );
  }

  #items(): readonly Outgoing[] {
    return parse(keptWords(this.#me, nameOf(this.#id)));
  }

  #keep(items: readonly Outgoing[]): void {
    keep(this.#me, nameOf(this.#id), items.length > 0 ? JSON.stringify(items) : "");
  }
}

/** The name under which the words begun in a conversation are kept. */
export const draftOf = (conversationId: string) => `reply.${conversationId}`;

function isRefusal(error: unknown): error is Problem {
  return isProblem(error) && error.status > 0 && error.status < 500;
}

function parse(stored: string): readonly Outgoing[] {
  return stored ? (JSON.parse(stored) as Outgoing[]) : [];
}
