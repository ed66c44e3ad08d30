import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useCallback, useEffect } from "react";
import { Count } from "../../shared/count.tsx";
import { customerQuery } from "../../shared/customer.ts";
import { useTitle } from "../../shared/page.tsx";
import { useShortcut } from "../../shared/shortcuts.ts";
import { Empty } from "../../shared/states.tsx";
import { useWidth, type Width } from "../../shared/width.ts";
import { conversationQuery, messagesQuery } from "../conversation/data.ts";
import { useText as useConversationText } from "../conversation/text.ts";
import { Thread } from "../conversation/thread.tsx";
import { CustomerCard } from "../customer/customer-card.tsx";
import { countWaiting, inboxQuery, useAnswerAssignment } from "./data.ts";
import styles from "./inbox.module.css";
import { InboxList } from "./inbox-list.tsx";
import { isShown, PANES, type Pane, paneOf } from "./panes.ts";
import { useText } from "./text.ts";

/** The home of the desk: my conversations, the open one, and who it is with. */
export function Inbox() {
  const t = useText();
  useTitle(t("title"));
  const { c, pane: asked } = useSearch({ strict: false }) as { c?: string; pane?: string };
  const width = useWidth();
  const go = useGo();
  const assignments = useAnswerAssignment((id) => go(id, "thread"));
  useKeys(c, go);
  usePrefetch();
  const pane = paneOf(asked, c, width);
  const shows = (name: Pane) => isShown(name, pane, width);
  return (
    <main className={`${styles.inbox} ${styles[width]}`} id="content" tabIndex={-1}>
      <h1 className="jn-visually-hidden">{t("title")}</h1>
      {width === "wide" ? null : (
        <PaneTabs pane={pane} width={width} chosen={c} onPane={(name) => go(c, name)} />
      )}
      <div className={styles.columns}>
        {shows("list") ? (
          <section className={styles.list} aria-label={t("list")}>
            <InboxList openId={c} onOpen={(id) => go(id, "thread")} assignments={assignments} />
          </section>
        ) : null}
        {shows("thread") ? (
          <section className={styles.thread} aria-label={t("thread")}>
            {c ? <OpenThread id={c} /> : <PickOne />}
          </section>
        ) : null}
        {shows("customer") && c ? (
          <aside className={styles.customer} aria-label={t("customer")}>
            <CustomerOf conversationId={c} />
          </aside>
        ) : null}
      </div>
    </main>
  );
}

function useGo() {
  const navigate = useNavigate();
  return useCallback(
    (c: string | undefined, pane: Pane) => {
      void navigate({ to: "/", search: { ...(c ? { c } : {}), pane } as never });
    },
    [navigate],
  );
}

function PaneTabs(props: {
  pane: Pane;
  width: Width;
  chosen: string | undefined;
  onPane: (pane: Pane) => void;
}) {
  const t = useText();
  const { assignments, unread } = countWaiting(useQuery(inboxQuery).data);
  const names = PANES.filter((name) => props.width === "narrow" || name !== "list");
  return (
    <nav className={styles.panes} aria-label={t("panes")}>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={props.pane === name ? "true" : undefined}
          disabled={name === "customer" && !props.chosen}
          onClick={() => props.onPane(name)}
        >
          {t(name)}{" "}
          {name === "list" ? <Count n={assignments + unread} urgent={assignments > 0} /> : null}
        </button>
      ))}
    </nav>
  );
}

function OpenThread(props: { id: string }) {
  return <Thread conversationId={props.id} customerName={useCustomerName(props.id)} />;
}

/** From the inbox; an ended or somebody else's conversation is not there, so from the card. */
function useCustomerName(conversationId: string): string {
  const t = useConversationText();
  const inbox = useQuery(inboxQuery);
  const known = inbox.data?.mine.find((item) => item.id === conversationId);
  const conversation = useQuery(conversationQuery(conversationId));
  const customerId = conversation.data?.customerId ?? "";
  const card = useQuery({
    ...customerQuery(customerId),
    enabled: inbox.isFetched && !known && customerId !== "",
  });
  if (conversation.data?.customerId === null) return t("unknownCustomer");
  return known?.customerName ?? card.data?.customer.displayName ?? t("customer");
}

function CustomerOf(props: { conversationId: string }) {
  const conversation = useQuery(conversationQuery(props.conversationId));
  const t = useConversationText();
  if (!conversation.data) return null;
  const { customerId } = conversation.data;
  if (customerId === null) {
    return <Empty title={t("unknownCustomer")} text={t("unknownCustomerText")} />;
  }
  return <CustomerCard customerId={customerId} conversationId={props.conversationId} />;
}

function PickOne() {
  const t = useConversationText();
  const text = useText();
  const narrow = useWidth() === "narrow";
  const go = useGo();
  const back = <Button onClick={() => go(undefined, "list")}>{text("list")}</Button>;
  return <Empty title={t("pickTitle")} text={t("pickText")} action={narrow ? back : null} />;
}

/** My own conversations open at once, also while the connection is away. */
function usePrefetch(): void {
  const queries = useQueryClient();
  const mine = useQuery(inboxQuery).data?.mine;
  useEffect(() => {
    for (const { id, lastNumber } of mine ?? []) {
      const log = queries.getQueryData(messagesQuery(id).queryKey);
      if (log && (log.at(-1)?.number ?? 0) >= lastNumber) continue;
      void queries.prefetchQuery(messagesQuery(id));
      void queries.prefetchQuery(conversationQuery(id));
    }
  }, [mine, queries]);
}

/** J and K walk through the list; the frame knows A, on every page. */
function useKeys(openId: string | undefined, go: (id: string, pane: Pane) => void): void {
  const inbox = useQuery(inboxQuery);
  const mine = inbox.data?.mine ?? [];
  const step = (by: 1 | -1) => {
    const index = mine.findIndex((item) => item.id === openId);
    const from = index === -1 && by === -1 ? 0 : index;
    const next = mine[(from + by + mine.length) % mine.length];
    if (next) go(next.id, "thread");
  };
  useShortcut("j", () => step(1));
  useShortcut("k", () => step(-1));
}
