import { useLiveEvent } from "@jinnang/ui";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Message, whisperTyping } from "./data.ts";

/** A whisper holds this long; the other side repeats it while it goes on typing. */
const SHOWN_MS = 5_000;
const WHISPER_EVERY_MS = 3_000;
/** An automatic answer takes less; when none comes, the dots must not lie for long. */
const ANSWER_MS = 15_000;

/** True while the agent types. */
export function useAgentTyping(conversationId: string, lastNumber: number): boolean {
  const [until, setUntil] = useState(0);
  const hear = useCallback(
    (data: { conversationId: string }) => {
      if (data.conversationId === conversationId) setUntil(Date.now() + SHOWN_MS);
    },
    [conversationId],
  );
  useLiveEvent("conversations.typing", hear);
  // The message that was being typed has come.
  useEffect(() => {
    if (lastNumber > 0) setUntil(0);
  }, [lastNumber]);
  return useStillBefore(until);
}

/** True from the customer's question until the automatic line has said something. */
export function useAssistantTyping(isAutomatic: boolean, last: Message | undefined): boolean {
  const [until, setUntil] = useState(0);
  const asked = isAutomatic && last?.from === "customer" ? last.number : 0;
  // Counted from when this screen saw the question: the clocks of phones are not the server's.
  useEffect(() => setUntil(asked > 0 ? Date.now() + ANSWER_MS : 0), [asked]);
  return useStillBefore(until);
}

function useStillBefore(until: number): boolean {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const left = until - Date.now();
    setNow(Date.now());
    if (left <= 0) return;
    const timer = setTimeout(() => setNow(Date.now()), left);
    return () => clearTimeout(timer);
  }, [until]);
  return until > now;
}

/** Call at every key; it tells the other side at most every few seconds. */
export function useTypingWhisper(conversationId: string | undefined): () => void {
  const last = useRef(0);
  return useCallback(() => {
    if (!conversationId || Date.now() - last.current < WHISPER_EVERY_MS) return;
    last.current = Date.now();
    whisperTyping(conversationId);
  }, [conversationId]);
}
