import type { BubbleAuthor } from "./bubble.tsx";
import type { Conversation, Message } from "./data.ts";

export interface MessageProps {
  message: Message;
  conversation: Conversation;
  /** The first of a group shows its author. */
  isFirst: boolean;
  /** Only the latest word of the desk still has working buttons. */
  isLatest: boolean;
}

export function authorOf(message: Message): BubbleAuthor | undefined {
  if (message.from === "assistant") return { kind: "assistant" };
  return message.author ? { kind: "agent", ...message.author } : undefined;
}

/** Other channels need the mark in the text; the bubble has a label for it. */
const AUTOMATIC_MARK = /^(?:【自动回复】|\(Automatic answer\))\s*/;

export function saidText(message: Message): string {
  return message.data.automatic ? message.text.replace(AUTOMATIC_MARK, "") : message.text;
}
