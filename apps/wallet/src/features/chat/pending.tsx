import { isProblem } from "../../shared/api.ts";
import { Bubble } from "./bubble.tsx";
import styles from "./chat.module.css";
import type { Outgoing, useSendQueue } from "./send-queue.ts";
import { useText } from "./text.ts";

/** Messages on their way; one that failed says why and can be sent again or dropped. */
export function Pending(props: { queue: ReturnType<typeof useSendQueue> }) {
  const t = useText();
  const { outgoing, retry, remove } = props.queue;
  return outgoing.map((item) => (
    <Bubble
      key={item.clientId}
      from="customer"
      isPending={item.state !== "failed"}
      foot={
        item.state !== "failed" ? (
          <p className={styles.meta} role="status">
            {t(item.state === "waiting" ? "offline" : "sending")}
          </p>
        ) : (
          <div className={styles.failed} role="alert">
            <span>
              {t("failed")} {reasonOf(item)}
            </span>
            <button type="button" onClick={retry}>
              {t("retry")}
            </button>
            <button type="button" onClick={() => remove(item.clientId)}>
              {t("remove")}
            </button>
          </div>
        )
      }
    >
      <p className={styles.text}>{item.text}</p>
    </Bubble>
  ));
}

function reasonOf({ error }: Outgoing): string {
  return isProblem(error) ? `${error.message} ${error.next}` : "";
}
