import { formatTime } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import { Icon, type IconName } from "../../shared/icons.tsx";
import { useMe } from "../../shared/me.ts";
import { Loaded } from "../../shared/states.tsx";
import { type Reason, useReasons } from "./data.ts";
import styles from "./help.module.css";
import { useText } from "./text.ts";

/** Why the customer is probably here: each reason with its state, its next step and a way on. */
export function Reasons() {
  const t = useText();
  const me = useMe();
  const reasons = useReasons();
  if (!me) return <Stranger />;
  return (
    <section aria-labelledby="reasons" className="stack">
      <div>
        <h2 id="reasons" className="section-title">
          {t("reasonsTitle")}
        </h2>
        <p className="small soft">{t("reasonsText")}</p>
      </div>
      <Loaded query={reasons} empty={({ items }) => (items.length === 0 ? <AllWell /> : null)}>
        {({ items }) => (
          <ul className={`plain-list ${styles.reasons}`}>
            {items.map((reason) => (
              <li key={`${reason.kind}${reason.orderId}${reason.caseId}${reason.at}`}>
                <ReasonCard reason={reason} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function Stranger() {
  const t = useText();
  return (
    <section className="card row">
      <span className="grow small">{t("signInText")}</span>
      <Link to="/sign-in" search={{ next: "/help" }} className={styles.pill}>
        {t("signIn")}
      </Link>
    </section>
  );
}

function AllWell() {
  const t = useText();
  return (
    <p className="notice good row">
      <Icon name="check" />
      {t("reasonsNone")}
    </p>
  );
}

function ReasonCard({ reason }: { reason: Reason }) {
  const t = useText();
  const colour = colourOf(reason.kind);
  return (
    <article className={`card ${styles.reason}`} data-kind={reason.kind}>
      <div className="row">
        <span className={`${styles.reasonIcon} ${styles[colour]}`}>
          <Icon name={iconOf(reason.kind)} size={20} />
        </span>
        <div className="grow">
          <h3 className={styles.reasonTitle}>{reason.title}</h3>
          <time dateTime={reason.at} className="small soft">
            {formatTime(reason.at)}
          </time>
        </div>
      </div>
      <p>{reason.text}</p>
      {reason.next ? (
        <p className={styles.next}>
          <strong>{t("nextStep")}</strong> {reason.next}
        </p>
      ) : null}
      <ReasonLinks reason={reason} />
    </article>
  );
}

function ReasonLinks({ reason }: { reason: Reason }) {
  const t = useText();
  const { orderId, caseId, articleSlug, kind } = reason;
  return (
    <p className={styles.pills}>
      {kind === "wallet_locked" ? (
        <Link to="/security/lock" className={styles.pill}>
          {t("unlock")}
        </Link>
      ) : null}
      {kind === "pin_locked" ? (
        <Link to="/security/pin" className={styles.pill}>
          {t("resetPin")}
        </Link>
      ) : null}
      {orderId ? (
        <Link to="/orders/$id" params={{ id: orderId }} className={styles.pill}>
          {t("seeOrder")}
        </Link>
      ) : null}
      {caseId ? (
        <Link to="/cases/$id" params={{ id: caseId }} className={styles.pill}>
          {t("seeCase")}
        </Link>
      ) : null}
      <Link to="/chat" search={orderId ? { orderId } : {}} className={styles.pill}>
        {t("askAbout")}
      </Link>
      {articleSlug ? (
        <Link to="/help/$slug" params={{ slug: articleSlug }} className={styles.plainPill}>
          {t("readMore")}
        </Link>
      ) : null}
    </p>
  );
}

type Colour = "good" | "bad" | "warn" | "info";

/** The kinds name what happened to what: `top_up_pending`, `refund_done`, `wallet_locked`. */
function colourOf(kind: string): Colour {
  if (/failed|locked|refused|breached/.test(kind)) return "bad";
  if (/pending|waiting|created|expired/.test(kind)) return "warn";
  return /done|succeeded|approved|executed|credit/.test(kind) ? "good" : "info";
}

function iconOf(kind: string): IconName {
  if (kind.includes("lock")) return "lock";
  if (kind.startsWith("case")) return "case";
  if (kind.startsWith("top_up")) return "bank";
  return kind.startsWith("payment") ? "scan" : "orders";
}
