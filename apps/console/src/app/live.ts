import { type EventType, live } from "@jinnang/api-client";
import { type LiveApp, type LiveState, useLiveStream } from "@jinnang/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useMe } from "../shared/me.ts";

type Stale = Partial<Record<EventType<"staff">, readonly (readonly string[])[]>>;

const APP: LiveApp = {
  name: "console",
  open: (handlers, options) => live("console", handlers, options),
  stale: {
    "conversations.message": [["messages"], ["inbox"]],
    "conversations.message-delivery": [],
    "conversations.changed": [["conversation"], ["messages"], ["inbox"], ["overview"]],
    "conversations.queue-changed": [["queue"], ["overview"]],
    "conversations.attendance": [["queue"], ["overview"]],
    "conversations.assignment": [["inbox"], ["queue"]],
    "conversations.assignment-gone": [["inbox"], ["queue"]],
    "conversations.presence": [["presence"], ["queue"], ["overview"]],
    "cases.opened": [["cases"], ["customer"], ["overview"]],
    "cases.changed": [["cases"], ["case"]],
    "cases.proposal-created": [["proposals"], ["case"], ["cases"], ["overview"]],
    "cases.proposal-decided": [["proposals"], ["case"], ["cases"], ["customer"], ["overview"]],
    "wallet.merchant-opening": [["merchant-openings"]],
    "identity.staff-request": [["staff"]],
    "ledger.proof-failed": [["proof"]],
    "help.draft-changed": [["help-editor"], ["help-editor-list"]],
    "help.article-published": [["help-editor"], ["help-editor-list"], ["help-articles"]],
    "cases.obligation-breached": [["cases"], ["case"], ["overview"]],
    "platform.alarm-raised": [["alarms"]],
    "conversations.typing": [],
    "cases.looked-at": [],
  } satisfies Stale,
};

/** Keeps one live stream open while staff are signed in; the frame calls it once. */
export function useLive(): LiveState {
  return useLiveStream(APP, useMe()?.id, useQueryClient());
}
