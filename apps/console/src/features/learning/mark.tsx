import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { Empty, Loaded, ProblemNotice } from "../../shared/states.tsx";
import {
  type Conversation,
  conversationQuery,
  type Message,
  messagesQuery,
} from "../conversation/data.ts";
import { inboxQuery } from "../inbox/data.ts";
import { ArticleSelect } from "./article-select.tsx";
import { usePick } from "./data.ts";
import styles from "./learning.module.css";
import { useText } from "./text.ts";

/** An agent says which article would have answered a customer's question; help learns from it. */
export function MarkTab() {
  const t = useText();
  const { conversation: id } = useSearch({ strict: false }) as { conversation?: string };
  return (
    <>
      <p className="soft small">{t("markLead")}</p>
      <ConversationSelect id={id} />
      {id ? <Questions key={id} id={id} /> : null}
    </>
  );
}

function ConversationSelect(props: { id: string | undefined }) {
  const t = useText();
  const navigate = useNavigate();
  const inbox = useQuery(inboxQuery);
  const { id } = props;
  const open = (conversation: string) =>
    void navigate({
      to: "/learning",
      search: { tab: "mark", ...(conversation ? { conversation } : {}) } as never,
      replace: true,
    });
  return (
    <Loaded
      query={inbox}
      empty={({ mine }) =>
        mine.length === 0 && !id ? (
          <Empty title={t("noConversations")} text={t("noConversationsText")} />
        ) : null
      }
    >
      {({ mine }) => (
        <div className="filters">
          <label>
            {t("conversation")}
            <select
              className="select inline"
              value={id ?? ""}
              onChange={(event) => open(event.target.value)}
            >
              <option value="">{t("chooseConversation")}</option>
              {id && !mine.some((item) => item.id === id) ? (
                <option value={id}>{t("thisConversation")}</option>
              ) : null}
              {mine.map((item) => (
                <option key={item.id} value={item.id}>
                  {item.customerName ?? "?"} · {item.number}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
    </Loaded>
  );
}

function Questions(props: { id: string }) {
  const t = useText();
  const conversation = useQuery(conversationQuery(props.id));
  const messages = useQuery(messagesQuery(props.id));
  return (
    <Loaded query={conversation}>
      {(data) => (
        <Loaded
          query={messages}
          empty={(items) =>
            items.some(isQuestion) ? null : <Empty title={t("noQuestions")} text="" />
          }
        >
          {(items) => (
            <ul className="plain-list stack">
              {items.filter(isQuestion).map((message) => (
                <li key={message.id} className="section">
                  <Question conversation={data} message={message} />
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** A choice that was picked is the article's own title: nothing is learned from it. */
function isQuestion({ from, kind, data }: Message): boolean {
  return from === "customer" && kind === "text" && data.chosenSlug === undefined;
}

function Question(props: { conversation: Conversation; message: Message }) {
  const t = useText();
  const { message: toast } = App.useApp();
  const { conversation, message } = props;
  const [slug, setSlug] = useState("");
  const pick = usePick();
  const marked = pick.isSuccess && pick.variables.slug === slug;
  const mark = () =>
    pick.mutate(
      { conversationId: conversation.id, messageId: message.id, slug },
      { onSuccess: () => void toast.success(t("marked")) },
    );
  return (
    <div className="stack">
      <h2 className={`${styles.words} break`}>{message.text}</h2>
      <div className={styles.decide}>
        <ArticleSelect
          label={t("wouldAnswer")}
          likely={conversation.candidates}
          value={slug}
          onChange={setSlug}
        />
        <Button
          aria-label={marked ? undefined : t("markLabel", { text: message.text })}
          disabled={slug === "" || marked}
          loading={pick.isPending}
          onClick={mark}
        >
          {t(marked ? "markedShort" : "mark")}
        </Button>
      </div>
      <ProblemNotice error={pick.error} />
    </div>
  );
}
