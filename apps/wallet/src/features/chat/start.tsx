import { formatMoney, formatTime, useWords } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { orderQuery } from "../../shared/data.ts";
import { Screen } from "../../shared/screen.tsx";
import { Failed, ProblemNotice, Waiting } from "../../shared/states.tsx";
import { Bubble } from "./bubble.tsx";
import styles from "./chat.module.css";
import { Composer } from "./composer.tsx";
import { type Conversation, startConversation } from "./data.ts";
import { HistoryLink } from "./history.tsx";
import { sendMessage } from "./send-queue.ts";
import { useText } from "./text.ts";

type OnStarted = (conversation: Conversation, draft: string) => void;

/** Before the first word: a greeting, what others ask, and the field to write in. */
export function Start(props: {
  orderId: string | undefined;
  topic: string | undefined;
  onStarted: OnStarted;
}) {
  const { orderId, topic, onStarted } = props;
  if (orderId !== undefined || topic !== undefined) {
    return <StartAbout orderId={orderId} topic={topic} onStarted={onStarted} />;
  }
  return <Greeting onStarted={onStarted} />;
}

function Greeting(props: { onStarted: OnStarted }) {
  const t = useText();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: (_text: string) => startConversation({}),
    onSuccess: (conversation, text) => {
      sendMessage(queries, conversation.id, text);
      props.onStarted(conversation, "");
    },
  });
  const suggestions = (["tryTopUp", "tryPayment", "tryRefund", "tryLock"] as const).map((key) =>
    t(key),
  );
  const foot = <Composer draft="" isBusy={start.isPending} onSend={start.mutateAsync} />;
  return (
    <Screen title={t("title")} end={<HistoryLink />} foot={foot}>
      <div className={styles.log}>
        <Bubble from="assistant" author={{ kind: "assistant" }}>
          <p>{t("greeting")}</p>
          <p>{t("greetingPerson")}</p>
        </Bubble>
        <section className={styles.suggestions} aria-labelledby="suggestions">
          <h2 id="suggestions" className="small soft">
            {t("tryThese")}
          </h2>
          {suggestions.map((text) => (
            <button
              key={text}
              type="button"
              className={styles.choice}
              disabled={start.isPending}
              onClick={() => start.mutate(text)}
            >
              {text}
            </button>
          ))}
        </section>
        {start.isPending ? (
          <Bubble from="customer">
            <p>{start.variables}</p>
          </Bubble>
        ) : null}
        <ProblemNotice error={start.error} />
      </div>
    </Screen>
  );
}

/** Opens the conversation by itself; the customer came from an order or an article. */
function StartAbout(props: {
  orderId: string | undefined;
  topic: string | undefined;
  onStarted: OnStarted;
}) {
  const t = useText();
  const navigate = useNavigate();
  const draftFor = useOrderDraft();
  const { orderId, topic, onStarted } = props;
  const start = useMutation({
    mutationFn: () =>
      startConversation({ ...(orderId ? { orderId } : {}), ...(topic ? { topic } : {}) }),
    onSuccess: async (conversation) => {
      // An older open conversation knows nothing of this order: the first message names it.
      const isKnown = !orderId || conversation.orderId === orderId;
      onStarted(conversation, isKnown ? "" : await draftFor(orderId));
      await navigate({ to: "/chat", replace: true });
    },
  });
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    start.mutate();
  });
  return (
    <Screen title={t("title")}>
      {start.error ? <Failed error={start.error} retry={() => start.mutate()} /> : <Waiting />}
    </Screen>
  );
}

/** "About this order: payment ¥35.50 (Lanzhou Noodles, 21 Nov 14:05)." */
function useOrderDraft(): (orderId: string) => Promise<string> {
  const t = useText();
  const word = useWords();
  const queries = useQueryClient();
  return async (id) => {
    const order = await queries.fetchQuery(orderQuery(id)).catch(() => undefined);
    if (!order) return "";
    return t("about", {
      kind: word("orderKind", order.kind),
      amount: formatMoney(order.amount),
      name: order.counterparty.name,
      time: formatTime(order.createdAt),
    });
  };
}
