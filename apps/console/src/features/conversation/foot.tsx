import { formatTime } from "@jinnang/ui";
import { useMe } from "../../shared/me.ts";
import { Composer } from "./composer.tsx";
import type { Conversation } from "./data.ts";
import type { Replies } from "./outgoing.ts";
import { useText } from "./text.ts";
import styles from "./thread.module.css";

/** The reply, or why there can be none. */
export function ThreadFoot(props: { conversation: Conversation; replies: Replies }) {
  const t = useText();
  const me = useMe();
  const { conversation } = props;
  const mine = conversation.agent?.staffNumber === me?.staffNumber;
  if (conversation.state === "closed") {
    return (
      <footer className={styles.foot}>
        <p className="soft">
          {t("isClosed", { at: formatTime(conversation.closedAt ?? conversation.updatedAt) })}{" "}
          {conversation.rating ? t("rated", { score: conversation.rating }) : null}
        </p>
      </footer>
    );
  }
  if (conversation.agent && !mine) {
    const { displayName: name, staffNumber: number } = conversation.agent;
    return (
      <footer className={styles.foot}>
        <p className="soft">{t("notYours", { name, number })}</p>
      </footer>
    );
  }
  if (!conversation.agent) {
    return (
      <footer className={styles.foot}>
        <p className="soft">{t("notAssigned")}</p>
      </footer>
    );
  }
  return (
    <footer className={styles.foot}>
      <Composer conversation={conversation} replies={props.replies} />
    </footer>
  );
}
