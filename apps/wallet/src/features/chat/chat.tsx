import { useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Screen } from "../../shared/screen.tsx";
import { Failed, Waiting } from "../../shared/states.tsx";
import { type Conversation, useCurrent, useHistory } from "./data.ts";
import { History, HistoryLink } from "./history.tsx";
import { Start } from "./start.tsx";
import { useText } from "./text.ts";
import { Thread } from "./thread.tsx";

interface ChatSearch {
  /** Starts a conversation about this order. */
  orderId?: string;
  /** Starts one from a help article. */
  topic?: string;
  /** Shows an earlier conversation. */
  id?: string;
  view?: "history";
}

/** A rating is asked for as long as the customer still remembers the talk. */
const RATE_WITHIN_MS = 24 * 3_600_000;

/** The chat with the desk: the open conversation, the one that has just ended, or a new one. */
export function Chat() {
  const search = useSearch({ strict: false }) as ChatSearch;
  if (search.view === "history") return <History />;
  if (search.id) return <Thread key={search.id} id={search.id} />;
  return <CurrentChat orderId={search.orderId} topic={search.topic} />;
}

function CurrentChat(props: { orderId: string | undefined; topic: string | undefined }) {
  const t = useText();
  const current = useCurrent();
  const history = useHistory();
  const queries = useQueryClient();
  const [shownId, setShownId] = useState<string>();
  const [wantsNew, setWantsNew] = useState(false);
  const [draft, setDraft] = useState("");
  const openId = current.data?.id;
  // A conversation that ends stays on the screen until the customer starts another one.
  useEffect(() => {
    if (openId) setShownId(openId);
  }, [openId]);
  const start = (conversation: Conversation, text: string) => {
    queries.setQueryData(["conversation", conversation.id], conversation);
    queries.setQueryData(["conversation", "current"], conversation);
    setDraft(text);
    setShownId(conversation.id);
    setWantsNew(false);
  };
  const startNew = () => {
    setShownId(undefined);
    setWantsNew(true);
    void queries.invalidateQueries({ queryKey: ["conversation"] });
  };
  if (current.data === undefined || history.isPending) {
    const again = () => void current.refetch();
    return (
      <Screen title={t("title")} end={<HistoryLink />}>
        {current.error ? <Failed error={current.error} retry={again} /> : <Waiting />}
      </Screen>
    );
  }
  const isAbout = props.orderId !== undefined || props.topic !== undefined;
  const unrated = wantsNew || isAbout ? undefined : unratedOf(history.data?.items ?? []);
  const id = isAbout ? undefined : (shownId ?? openId ?? unrated?.id);
  if (id) return <Thread key={id} id={id} draft={draft} onNew={startNew} />;
  return <Start {...props} onStarted={start} />;
}

/** The last conversation, when a person served it and the customer has not rated it yet. */
function unratedOf(conversations: Conversation[]): Conversation | undefined {
  const [last] = conversations;
  if (!last?.closedAt || !last.agent || last.rating !== null) return undefined;
  return Date.now() - Date.parse(last.closedAt) < RATE_WITHIN_MS ? last : undefined;
}
