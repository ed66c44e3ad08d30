import { useQuery } from "@tanstack/react-query";
import { useWaitText } from "../../shared/wait-text.ts";
import { queueQuery } from "../conversation/data.ts";
import styles from "./inbox.module.css";
import { useText } from "./text.ts";

/** How many wait, how long, and who else is here. */
export function QueueNumbers() {
  const t = useText();
  const waitText = useWaitText();
  const { data } = useQuery(queueQuery);
  const waiting = data?.waiting;
  const here = data?.agents.filter((agent) => agent.state === "available").length;
  return (
    <dl className={styles.numbers}>
      <div>
        <dt>{t("waiting")}</dt>
        <dd>{waiting ?? "–"}</dd>
      </div>
      <div>
        <dt>{t("longest")}</dt>
        <dd>{data && waiting ? waitText(data.longestSeconds) : "–"}</dd>
      </div>
      <div>
        <dt>{t("available")}</dt>
        <dd>{here ?? "–"}</dd>
      </div>
    </dl>
  );
}
