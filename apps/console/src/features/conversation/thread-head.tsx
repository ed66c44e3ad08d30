import { formatTime, StateTag } from "@jinnang/ui";
import type { ReactNode } from "react";
import type { Conversation } from "./data.ts";
import { useText } from "./text.ts";
import styles from "./thread.module.css";

const REASONS = [
  "asked",
  "human",
  "stolen",
  "tricked",
  "wrong-person",
  "locked-out",
  "minor",
  "self-harm",
  "legal",
  "complaint",
  "safety",
  "unclear",
  "unknown",
  "unsupported",
  "not-helped",
  "transferred",
] as const;

export function ThreadHead(props: {
  conversation: Conversation;
  customerName: string;
  children: ReactNode;
}) {
  const t = useText();
  const { conversation } = props;
  return (
    <header className={styles.head}>
      <div className="grow stack-tight">
        <div className="row">
          <h2 className="clip">{props.customerName}</h2>
          <StateTag of="conversationState" state={conversation.state} />
        </div>
        <p className="soft tiny">
          {[
            conversation.number,
            conversation.subject,
            t("started", { at: formatTime(conversation.createdAt) }),
            useReason(conversation.reason),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {props.children}
    </header>
  );
}

/** Why a person took over, in words; an unknown reason is shown as it came. */
export function useReason(reason: string | null): string {
  const t = useText();
  if (!reason) return "";
  const known = REASONS.find((name) => name === reason);
  return t("reason", { reason: known ? t(`reason_${known}`) : reason });
}
