import { live } from "@jinnang/api-client";
import { type LiveApp, type LiveState, useLiveStream } from "@jinnang/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useMe } from "../shared/me.ts";

const APP: LiveApp = {
  open: (handlers, options) => live("wallet", handlers, options),
  stale: {
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
    "conversations.typing": [],
  },
};

/** Keeps one live stream open while a customer is signed in; the shell calls it once. */
export function useLive(): LiveState {
  return useLiveStream(APP, useMe()?.id, useQueryClient());
}
