import { formatDate } from "@jinnang/ui";
import { Fragment } from "react";
import { Bubble } from "./bubble.tsx";
import styles from "./chat.module.css";
import type { Conversation, Message } from "./data.ts";
import foot from "./foot.module.css";
import { MessageItem } from "./message.tsx";
import { Pending } from "./pending.tsx";
import { QueueCard } from "./queue-card.tsx";
import { Rating } from "./rating.tsx";
import type { useSendQueue } from "./send-queue.ts";
import { useText } from "./text.ts";
import { useAgentTyping, useAssistantTyping } from "./typing.ts";
import { useStickToEnd } from "./use-stick-to-end.ts";

/** Messages closer together than this belong to one breath and show their author once. */
const GROUP_MS = 5 * 60_000;

/** Everything said, what is on its way, and who is typing; it follows its own end. */
export function Log(props: {
  conversation: Conversation;
  messages: Message[];
  queue: ReturnType<typeof useSendQueue>;
}) {
  const t = useText();
  const { conversation, queue } = props;
  const messages = props.messages.filter(isForCustomer);
  const last = messages.at(-1);
  const agentTypes = useAgentTyping(conversation.id, last?.number ?? 0);
  const assistantTypes = useAssistantTyping(conversation.state === "automatic", last);
  const { end, isBehind, toEnd } = useStickToEnd(
    `${last?.number} ${queue.outgoing.length} ${agentTypes} ${assistantTypes}`,
    queue.outgoing.length > 0,
  );
  return (
    <>
      <div className={styles.log} role="log" aria-label={t("log")} aria-live="polite">
        {messages.map((message, index) => (
          <Fragment key={message.id}>
            <DayLine message={message} before={messages[index - 1]} />
            <MessageItem
              message={message}
              conversation={conversation}
              isFirst={isFirstOfGroup(message, messages[index - 1])}
              isLatest={isLatestOfDesk(message, messages)}
            />
          </Fragment>
        ))}
        <Pending queue={queue} />
        {agentTypes ? (
          <Dots label={t("typingAgent", { name: conversation.agent?.displayName ?? "" })} />
        ) : null}
        {assistantTypes && queue.outgoing.length === 0 ? (
          <Dots label={t("typingAssistant")} />
        ) : null}
      </div>
      <QueueCard conversation={conversation} />
      {conversation.state === "closed" && conversation.agent ? (
        <Rating conversation={conversation} />
      ) : null}
      <div ref={end} />
      {isBehind ? (
        <button type="button" className={foot.toEnd} onClick={toEnd}>
          {t("newMessages")} ↓
        </button>
      ) : null}
    </>
  );
}

function DayLine(props: { message: Message; before: Message | undefined }) {
  const day = formatDate(props.message.at);
  if (props.before && formatDate(props.before.at) === day) return null;
  return <p className={styles.day}>{day}</p>;
}

function Dots(props: { label: string }) {
  return (
    <Bubble from="agent">
      <span className={styles.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span className="small">{props.label}</span>
    </Bubble>
  );
}

/** A warning to the agent about the agent's own words is not the customer's business. */
function isForCustomer(message: Message): boolean {
  return !(message.kind === "notice" && message.data.to === "agent");
}

function isFirstOfGroup(message: Message, before: Message | undefined): boolean {
  if (!before || before.from !== message.from || before.kind === "event") return true;
  if (before.author?.staffNumber !== message.author?.staffNumber) return true;
  return Date.parse(message.at) - Date.parse(before.at) > GROUP_MS;
}

/** Buttons belong to the last thing the desk said before the customer went on. */
function isLatestOfDesk(message: Message, messages: Message[]): boolean {
  const later = messages.filter(({ number }) => number > message.number);
  return later.every(({ kind }) => kind === "notice" || kind === "event");
}
