import { live } from "@jinnang/api-client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMe } from "./me.ts";

/** Which lists an event makes stale; screens read them again without a reload. */
const STALE: Record<string, string[][]> = {
  "conversations.message": [["messages"], ["inbox"]],
  "conversations.changed": [["conversation"], ["messages"], ["inbox"], ["queue"], ["overview"]],
  "conversations.offered": [["inbox"], ["queue"]],
  "conversations.offer-lapsed": [["inbox"], ["queue"]],
  "conversations.queue-changed": [["inbox"], ["queue"], ["overview"]],
  "conversations.presence": [["presence"], ["queue"]],
  "cases.opened": [["cases"], ["customer"], ["overview"]],
  "cases.changed": [["cases"], ["case"]],
  "cases.proposal-created": [["proposals"], ["case"], ["cases"], ["overview"]],
  "cases.proposal-decided": [["proposals"], ["case"], ["cases"], ["customer"], ["overview"]],
  "ledger.proof-failed": [["proof"]],
  "cases.obligation-breached": [["cases"], ["case"], ["overview"]],
};

/** Events without stored rows: they only reach screens that are open now. */
const WHISPERS = ["conversations.typing"];

type Listener = (type: string, data: unknown) => void;
const listeners = new Set<Listener>();

/** Hears every live event of the signed-in person for as long as the component stands. */
export function useLiveEvent(type: string, handle: (data: never) => void): void {
  useEffect(() => {
    const listener: Listener = (heard, data) => {
      if (heard === type) handle(data as never);
    };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [type, handle]);
}

/** Keeps one live stream open while someone is signed in; the frame calls it once. */
export function useLive(): "open" | "waiting" | "off" {
  const me = useMe();
  const queries = useQueryClient();
  const [state, setState] = useState<"open" | "waiting" | "off">("off");
  const staffId = me?.id;
  useEffect(() => {
    if (!staffId) return setState("off");
    const handlers = Object.fromEntries(
      [...Object.keys(STALE), ...WHISPERS].map((type) => [
        type,
        (data: never) => {
          for (const queryKey of STALE[type] ?? []) void queries.invalidateQueries({ queryKey });
          for (const listener of listeners) listener(type, data);
        },
      ]),
    );
    return live("console", handlers, {
      onState: setState,
      onGap: () => void queries.invalidateQueries(),
    });
  }, [staffId, queries]);
  return state;
}
