import { live } from "@jinnang/api-client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useMe } from "./me.ts";

/** Which lists an event makes stale; screens read them again without a reload. */
const STALE: Record<string, string[][]> = {
  "wallet.order-changed": [["orders"], ["order"], ["wallets"], ["reasons"], ["limits"]],
  "wallet.balance-changed": [["wallets"], ["merchant"]],
  "wallet.payment-received": [["merchant"]],
  "conversations.message": [["messages"], ["conversation"]],
  "conversations.changed": [["conversation"], ["messages"]],
  "cases.opened": [["cases"], ["case"], ["reasons"]],
  "cases.changed": [["cases"], ["case"], ["reasons"]],
  "cases.proposal-decided": [["cases"], ["case"], ["wallets"]],
  "identity.wallet-locked": [["me"], ["reasons"]],
  "identity.wallet-unlocked": [["me"], ["reasons"]],
  "notify.inbox": [["inbox"]],
};

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

/** Keeps one live stream open while someone is signed in; the shell calls it once. */
export function useLive(): "open" | "waiting" | "off" {
  const me = useMe();
  const queries = useQueryClient();
  const [state, setState] = useState<"open" | "waiting" | "off">("off");
  const customerId = me?.id;
  useEffect(() => {
    if (!customerId) return setState("off");
    const handlers = Object.fromEntries(
      [...Object.keys(STALE), ...WHISPERS].map((type) => [
        type,
        (data: never) => {
          for (const queryKey of STALE[type] ?? []) void queries.invalidateQueries({ queryKey });
          for (const listener of listeners) listener(type, data);
        },
      ]),
    );
    return live("wallet", handlers, {
      onState: setState,
      onGap: () => void queries.invalidateQueries(),
    });
  }, [customerId, queries]);
  return state;
}

/** Events without stored rows: they only reach screens that are open now. */
const WHISPERS = ["conversations.typing"];
