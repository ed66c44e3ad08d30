import { formatRelative } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Empty, Loaded } from "../../shared/states.tsx";
import { useWaitText } from "../../shared/wait-text.ts";
import { AssignmentCard } from "./assignment-card.tsx";
import {
  type InboxItem,
  inboxQuery,
  presenceQuery,
  type useAnswerAssignment,
  useSetPresence,
} from "./data.ts";
import styles from "./inbox.module.css";
import { QueueNumbers } from "./queue-numbers.tsx";
import { useText } from "./text.ts";

/** From this priority on, money or a person may be in danger this minute. */
const URGENT = 2;
/** So long nobody likes to look at an empty answer. */
const LATE_SECONDS = 180;

/** Assignments first, because they lapse; then my conversations, whoever waits longest first. */
export function InboxList(props: {
  openId: string | undefined;
  onOpen: (id: string) => void;
  assignments: ReturnType<typeof useAnswerAssignment>;
}) {
  const t = useText();
  const inbox = useQuery(inboxQuery);
  const { accept, decline } = props.assignments;
  return (
    <>
      <QueueNumbers />
      <Loaded query={inbox}>
        {({ assignments, mine }) => (
          <>
            {assignments.length > 0 ? (
              <>
                <h2 className={styles.listTitle}>{t("assignments")}</h2>
                <ul className="plain-list">
                  {assignments.map((assignment, index) => (
                    <AssignmentCard
                      key={assignment.assignmentId}
                      assignment={assignment}
                      first={index === 0}
                      busy={accept.isPending || decline.isPending}
                      onAccept={() => accept.mutate(assignment)}
                      onDecline={() => decline.mutate(assignment)}
                    />
                  ))}
                </ul>
              </>
            ) : null}
            <h2 className={styles.listTitle}>{t("mine")}</h2>
            {mine.length === 0 ? <NothingMine /> : null}
            <ul className="plain-list">
              {mine.map((item) => (
                <Row
                  key={item.id}
                  item={item}
                  open={item.id === props.openId}
                  onOpen={props.onOpen}
                />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </>
  );
}

function Row(props: { item: InboxItem; open: boolean; onOpen: (id: string) => void }) {
  const t = useText();
  const { item, open } = props;
  // What is on the screen is being read.
  const unread = open ? 0 : item.unread;
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        aria-current={open ? "true" : undefined}
        onClick={() => props.onOpen(item.id)}
      >
        <span className={styles.rowTop}>
          {item.priority >= URGENT ? <span className="tag bad">{t("urgent")}</span> : null}
          <span className={`clip grow ${unread ? "strong" : ""}`}>
            {item.customerName ?? t("unknownCustomer")}
          </span>
          <Clock item={item} />
        </span>
        <span className={styles.rowTop}>
          <LastWords item={item} />
          {unread ? (
            <span className="count">
              <span aria-hidden>{unread}</span>
              <span className="jn-visually-hidden">{t("unread", { n: unread })}</span>
            </span>
          ) : null}
        </span>
      </button>
    </li>
  );
}

/** How long the customer waits for my word; without one, when the last word was. */
function Clock(props: { item: InboxItem }) {
  const t = useText();
  const waitText = useWaitText();
  const { waitingSince, lastMessage, updatedAt } = props.item;
  if (!waitingSince) {
    return (
      <time className="soft tiny nowrap" dateTime={updatedAt}>
        {formatRelative(lastMessage?.at ?? updatedAt)}
      </time>
    );
  }
  const seconds = (Date.now() - new Date(waitingSince).getTime()) / 1_000;
  return (
    <span className={`tiny nowrap strong ${seconds >= LATE_SECONDS ? styles.late : ""}`}>
      {t("waitedSince", { time: waitText(seconds) })}
    </span>
  );
}

function LastWords(props: { item: InboxItem }) {
  const t = useText();
  const { lastMessage, subject } = props.item;
  const who =
    lastMessage?.from === "agent"
      ? t("youSaid")
      : lastMessage?.from === "assistant"
        ? t("automaticSaid")
        : "";
  return <span className="clip grow soft small">{`${who}${lastMessage?.text ?? subject}`}</span>;
}

function NothingMine() {
  const t = useText();
  const presence = useQuery(presenceQuery);
  const change = useSetPresence();
  const away = presence.data?.state === "away";
  const start = (
    <Button
      type="primary"
      loading={change.isPending}
      onClick={() => change.mutate({ state: "available" })}
    >
      {t("goAvailable")}
    </Button>
  );
  return (
    <Empty
      title={t("emptyTitle")}
      text={t(away ? "emptyAway" : "emptyAvailable")}
      action={away ? start : null}
    />
  );
}
