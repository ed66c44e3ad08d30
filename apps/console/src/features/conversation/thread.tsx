import type { EventData } from "@jinnang/api-client";
import { useLiveEvent } from "@jinnang/ui";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Empty, Loaded } from "../../shared/states.tsx";
import { ThreadActions } from "./actions.tsx";
import {
  type Conversation,
  conversationQuery,
  type Message,
  messagesQuery,
  useMarkRead,
} from "./data.ts";
import { ThreadFoot } from "./foot.tsx";
import { MessageItem } from "./message.tsx";
import { notInLog, type Outgoing, type Replies, useReplies } from "./outgoing.ts";
import { OutgoingItem } from "./outgoing-item.tsx";
import { useText } from "./text.ts";
import styles from "./thread.module.css";
import { ThreadHead } from "./thread-head.tsx";

/** The conversation in the middle of the desk: who it is with, what was said, and the reply. */
export function Thread(props: { conversationId: string; customerName: string; end?: ReactNode }) {
  const conversation = useQuery(conversationQuery(props.conversationId));
  const replies = useReplies(props.conversationId);
  return (
    <Loaded query={conversation}>
      {(data) => (
        <div className={styles.thread}>
          <ThreadHead conversation={data} customerName={props.customerName}>
            <ThreadActions conversation={data} />
            {props.end}
          </ThreadHead>
          <Log
            key={data.id}
            conversation={data}
            customerName={props.customerName}
            replies={replies}
          />
          <ThreadFoot key={`foot-${data.id}`} conversation={data} replies={replies} />
        </div>
      )}
    </Loaded>
  );
}

function Log(props: { conversation: Conversation; customerName: string; replies: Replies }) {
  const t = useText();
  const { id } = props.conversation;
  const { replies } = props;
  const messages = useQuery(messagesQuery(id));
  useDeliveryNews(id);
  useReadMarks(id, messages.data?.at(-1)?.number);
  return (
    <Loaded
      query={messages}
      empty={(items) =>
        items.length + replies.items.length === 0 ? (
          <Empty title={t("noMessages")} text={t("noMessagesText")} />
        ) : null
      }
    >
      {(items) => (
        <Scroll
          conversationId={id}
          items={items}
          outgoing={notInLog(replies.items, items)}
          replies={replies}
          customerName={props.customerName}
        />
      )}
    </Loaded>
  );
}

/** How far a message to an outside channel has come: the log knows it already, so it is changed. */
function useDeliveryNews(id: string): void {
  const queries = useQueryClient();
  const hear = useCallback(
    ({ conversationId, number, state }: EventData<"conversations.message-delivery">) => {
      if (conversationId !== id) return;
      queries.setQueryData(messagesQuery(id).queryKey, (log) =>
        log?.map((message) =>
          message.number === number
            ? { ...message, delivery: { state, reason: message.delivery?.reason ?? null } }
            : message,
        ),
      );
    },
    [queries, id],
  );
  useLiveEvent("conversations.message-delivery", hear);
}

/** What is on the screen is read: the agent's mark moves, and the list beside shows it. */
function useReadMarks(id: string, lastNumber: number | undefined): void {
  const { mutate } = useMarkRead(id);
  useEffect(() => {
    if (lastNumber) mutate(lastNumber);
  }, [lastNumber, mutate]);
}

/** This near the end counts as reading the newest message. */
const NEAR_END_PX = 80;

function Scroll(props: {
  conversationId: string;
  items: Message[];
  outgoing: readonly Outgoing[];
  replies: Replies;
  customerName: string;
}) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [behind, setBehind] = useState(false);
  const last = props.items.at(-1);
  const toEnd = () => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setBehind(false);
  };
  // A new message scrolls into view, unless the reader has gone back to read something older.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is the trigger
  useLayoutEffect(() => {
    if (atEnd.current || last?.from === "agent") toEnd();
    else setBehind(true);
  }, [last?.number]);
  // What I send myself is what I look at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another reply is the trigger
  useLayoutEffect(toEnd, [props.outgoing.length]);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // When the composer grows, the newest message would slide under it.
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={styles.log}
      role="log"
      aria-label={t("log")}
      // Reachable by Tab, so that the keyboard can scroll it.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        if (atEnd.current) setBehind(false);
      }}
    >
      <ol className={styles.messages}>
        {props.items.map((message) => (
          <MessageItem key={message.id} message={message} customerName={props.customerName} />
        ))}
        {props.outgoing.map((item) => (
          <OutgoingItem key={item.clientId} item={item} replies={props.replies} />
        ))}
      </ol>
      <Typing key={last?.number} conversationId={props.conversationId} />
      {behind ? (
        <Button className={styles.newest ?? ""} size="small" type="primary" onClick={toEnd}>
          {t("newMessages")}
        </Button>
      ) : null}
    </div>
  );
}

/** A whisper says "typing now"; without another one it is over after this long. */
const TYPING_MS = 5_000;

function Typing(props: { conversationId: string }) {
  const t = useText();
  const [heardAt, setHeardAt] = useState(0);
  const hear = useCallback(
    (data: { conversationId: string; from: string }) => {
      const ours = data.conversationId === props.conversationId && data.from === "customer";
      if (ours) setHeardAt(Date.now());
    },
    [props.conversationId],
  );
  useLiveEvent("conversations.typing", hear);
  useEffect(() => {
    if (!heardAt) return;
    const timer = setTimeout(() => setHeardAt(0), TYPING_MS);
    return () => clearTimeout(timer);
  }, [heardAt]);
  return heardAt ? <p className="soft small">{t("typing")}</p> : null;
}
