import { Icon } from "../../shared/icons.tsx";
import styles from "./cards.module.css";
import type { Conversation } from "./data.ts";
import { useText } from "./text.ts";

const MINUTE_SECONDS = 60;

/** Where the customer stands and how long it honestly takes; nothing is made up when unknown. */
export function QueueCard({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const { queue, state } = conversation;
  if (!queue || (state !== "queued" && state !== "offered")) return null;
  return (
    <section className={styles.queue} role="status" aria-label={t("queueTitle")}>
      <p className="row">
        <Icon name="clock" size={18} />
        <strong>{t("queueTitle")}</strong>
      </p>
      <p className={styles.place}>
        {t("queuePlace")} <strong data-testid="queue-place">{queue.place}</strong>{" "}
        {t("queuePlaceUnit")}
      </p>
      <p>{state === "offered" ? t("queueOffered") : <Estimate queue={queue} />}</p>
      <p className="small">{t("queueKeep")}</p>
    </section>
  );
}

function Estimate({ queue }: { queue: NonNullable<Conversation["queue"]> }) {
  const t = useText();
  if (!queue.openNow || queue.waitSecondsEstimate === null) return t("waitUnknown");
  return t("waitEstimate", { count: Math.ceil(queue.waitSecondsEstimate / MINUTE_SECONDS) });
}
