import { type EventType, live } from "@jinnang/api-client";
import { type LiveApp, type LiveState, useLiveStream } from "@jinnang/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useMe } from "../shared/me.ts";

type Stale = Partial<Record<EventType<"customer" | "merchant">, readonly (readonly string[])[]>>;

const APP: LiveApp = {
  name: "wallet",
  open: (handlers, options) => live("wallet", handlers, options),
  stale: {
    "wallet.order-changed": [["orders"], ["order"], ["wallets"], ["reasons"], ["limits"]],
    "wallet.instrument-changed": [["instruments"]],
    "wallet.balance-changed": [["wallets"], ["merchant"]],
    "wallet.payment-received": [["merchant"]],
    "wallet.refund-made": [["merchant"]],
    "wallet.merchant-changed": [["merchant"]],
    "conversations.message": [["messages"], ["conversation"]],
    "conversations.changed": [["conversation"], ["messages"]],
    "conversations.place-moved": [["conversation"]],
    "cases.opened": [["cases"], ["case"], ["reasons"]],
    "cases.changed": [["cases"], ["case"], ["reasons"]],
    "cases.proposal-decided": [["cases"], ["case"], ["wallets"]],
    "identity.wallet-locked": [["me"], ["reasons"]],
    "identity.wallet-unlocked": [["me"], ["reasons"]],
    "identity.recovery-hold-changed": [["me"], ["reasons"]],
    "notify.inbox-item": [["inbox"]],
    "conversations.typing": [],
  } satisfies Stale,
};

/** Keeps one live stream open while a customer is signed in; the shell calls it once. */
export function useLive(): LiveState {
  return useLiveStream(APP, useMe()?.id, useQueryClient());
}
