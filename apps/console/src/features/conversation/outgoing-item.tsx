import { Button } from "antd";
import styles from "./message.module.css";
import type { Outgoing, Replies } from "./outgoing.ts";
import { useText } from "./text.ts";

/** A reply that the server has not confirmed: on its way, or not sent and what can be done. */
export function OutgoingItem(props: { item: Outgoing; replies: Replies }) {
  const t = useText();
  const { item, replies } = props;
  const failed = item.state === "failed";
  return (
    <li className={`${styles.message} ${styles.ours} ${failed ? styles.unsent : ""}`}>
      <div className={styles.bubble}>
        <p className={styles.text}>{item.text}</p>
      </div>
      <p className={failed ? styles.failed : styles.delivery} role="status">
        {failed ? item.problem || t("notSent") : t("sending")}
      </p>
      {failed ? (
        <div className="row">
          <Button size="small" onClick={replies.retry}>
            {t("sendAgain")}
          </Button>
          <Button size="small" onClick={() => replies.edit(item.clientId)}>
            {t("editAgain")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
