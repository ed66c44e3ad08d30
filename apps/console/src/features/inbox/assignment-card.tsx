import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useWaitText } from "../../shared/wait-text.ts";
import { useReason } from "../conversation/thread-head.tsx";
import type { Assignment } from "./data.ts";
import styles from "./inbox.module.css";
import { useText } from "./text.ts";

/** From this priority on, money or a person may be in danger this minute. */
const URGENT = 2;

/** A conversation waits for my yes or no; a bar shows how long. */
export function AssignmentCard(props: {
  assignment: Assignment;
  first: boolean;
  busy: boolean;
  onAccept: () => void;
  onDecline: () => void;
}) {
  const t = useText();
  const waitText = useWaitText();
  const { assignment } = props;
  const { seconds, share } = useCountdown(assignment.expiresAt);
  const waited = assignment.waitingSince
    ? (Date.now() - new Date(assignment.waitingSince).getTime()) / 1_000
    : 0;
  const titles = assignment.candidates.map((candidate) => candidate.title).join(" · ");
  const reason = useReason(assignment.reason);
  return (
    <li className={`${styles.assignment} ${assignment.priority >= URGENT ? styles.urgent : ""}`}>
      <div className="row">
        {assignment.priority >= URGENT ? <span className="tag bad">{t("urgent")}</span> : null}
        <strong className="clip grow">{assignment.subject}</strong>
        <span className="soft tiny nowrap">{t("waitedSince", { time: waitText(waited) })}</span>
      </div>
      <p className={styles.summary}>{assignment.summary}</p>
      {reason ? <p className="soft tiny">{reason}</p> : null}
      {titles ? <p className="soft tiny">{t("candidates", { titles })}</p> : null}
      <div className="row">
        <Button type="primary" size="small" disabled={props.busy} onClick={props.onAccept}>
          {t("accept")} {props.first ? <kbd className={styles.kbd}>A</kbd> : null}
        </Button>
        <Button size="small" disabled={props.busy} onClick={props.onDecline}>
          {t("decline")}
        </Button>
        <span className="soft tiny grow right">{t("lapses", { seconds })}</span>
      </div>
      <div className={styles.bar} aria-hidden>
        <div style={{ width: `${share * 100}%` }} />
      </div>
    </li>
  );
}

/** Seconds left and the share of what was left when the card appeared. */
function useCountdown(expiresAt: string): { seconds: number; share: number } {
  const end = new Date(expiresAt).getTime();
  const whole = useRef(Math.max(1, end - Date.now()));
  const [left, setLeft] = useState(end - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeft(end - Date.now()), 500);
    return () => clearInterval(timer);
  }, [end]);
  const shown = Math.max(0, left);
  return { seconds: Math.ceil(shown / 1_000), share: Math.min(1, shown / whole.current) };
}
