import { formatClock } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Icon } from "../../shared/icons.tsx";
import styles from "./chat.module.css";
import { useText } from "./text.ts";

export type BubbleAuthor =
  | { kind: "assistant" }
  | { kind: "agent"; displayName: string; staffNumber: string };

/** One thing said, on the side of whoever said it; a group shows its author once. */
export function Bubble(props: {
  from: "customer" | "assistant" | "agent";
  author?: BubbleAuthor | undefined;
  at?: string;
  isRedacted?: boolean;
  isPending?: boolean;
  foot?: ReactNode;
  children: ReactNode;
}) {
  const t = useText();
  const isOwn = props.from === "customer";
  return (
    <div className={isOwn ? styles.own : styles.theirs} data-from={props.from}>
      {props.author ? <Author author={props.author} /> : null}
      {isOwn ? <span className="jn-visually-hidden">{t("you")}</span> : null}
      <div className={`${styles.bubble} ${props.isPending ? styles.pending : ""}`}>
        {props.children}
      </div>
      {props.isRedacted ? (
        <p className={styles.meta}>
          <Icon name="shield" size={14} /> {t("hidden")}
        </p>
      ) : null}
      {props.at ? (
        <time className={styles.meta} dateTime={props.at}>
          {formatClock(props.at)}
        </time>
      ) : null}
      {props.foot}
    </div>
  );
}

function Author({ author }: { author: BubbleAuthor }) {
  const t = useText();
  if (author.kind === "assistant") {
    return (
      <p className={styles.author}>
        {t("automatic")} <span className="tag info">{t("automaticTag")}</span>
      </p>
    );
  }
  const { displayName, staffNumber } = author;
  return (
    <p className={styles.author}>
      <strong>{displayName}</strong>{" "}
      <Link
        to="/channels"
        search={{ check: staffNumber, name: displayName }}
        aria-label={t("checkStaff", { number: staffNumber })}
      >
        {t("staffNumber", { number: staffNumber })}
      </Link>
    </p>
  );
}
