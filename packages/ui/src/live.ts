import type { EventType } from "@jinnang/api-client";
import { useEffect, useState } from "react";
import { type LiveHandlers, shareLive } from "./share-live.ts";

export type LiveState = "open" | "waiting" | "off";

/** What is one app's own about its live stream; a constant, for a new one opens a new stream. */
export interface LiveApp {
  /** Of the app, for its tabs share one stream. */
  readonly name: string;
  /** Opens the stream, as the API client does, and returns what closes it. */
  readonly open: (
    handlers: Readonly<Record<string, (data: never) => void>>,
    options: Omit<LiveHandlers, "onEvent">,
  ) => () => void;
  /**
   * Every event the app hears, with the lists it makes stale; screens read them again without a
   * reload. A whisper has no stored row, so its list is empty: only open screens hear it.
   */
  readonly stale: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** What the app keeps of the server's answers; without a key everything in it is stale. */
interface Answers {
  invalidateQueries(filter?: { queryKey: readonly string[] }): Promise<unknown>;
}

/** Hears the live stream while somebody is signed in; the frame of an app calls it once. */
export function useLiveStream(
  app: LiveApp,
  personId: string | undefined,
  answers: Answers,
): LiveState {
  const [state, setState] = useState<LiveState>("off");
  useEffect(() => {
    if (!personId) return setState("off");
    const open = ({ onEvent, ...options }: LiveHandlers) =>
      app.open(handlersOf(app, onEvent), options);
    return shareLive(`${app.name}-live`, open, {
      onEvent: (type, data) => hear(app, answers, type, data),
      onState: setState,
      onGap: () => void answers.invalidateQueries(),
      // Who is signed in is asked again: if it is nobody, the app shows nothing of them any more.
      onRefused: () => void answers.invalidateQueries({ queryKey: ["me"] }),
    });
  }, [app, personId, answers]);
  return state;
}

type Listener = (type: string, data: unknown) => void;
const listeners = new Set<Listener>();

type AnyEventType = EventType<"customer" | "merchant" | "staff">;

/** Hears every live event of the type for as long as the component stands. */
export function useLiveEvent(type: AnyEventType, handle: (data: never) => void): void {
  useEffect(() => {
    const listener: Listener = (heard, data) => {
      if (heard === type) handle(data as never);
    };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [type, handle]);
}

function hear({ stale }: LiveApp, answers: Answers, type: string, data: unknown): void {
  for (const queryKey of stale[type] ?? []) void answers.invalidateQueries({ queryKey });
  for (const listener of listeners) listener(type, data);
}

function handlersOf({ stale }: LiveApp, onEvent: Listener) {
  return Object.fromEntries(
    Object.keys(stale).map((type) => [type, (data: never) => onEvent(type, data)]),
  );
}
