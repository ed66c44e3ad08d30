import { formatDate, formatTime, useWords } from "@jinnang/ui";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Screen } from "../../shared/screen.tsx";
import { Loaded } from "../../shared/states.tsx";
import { CaseTag } from "./case-tag.tsx";
import styles from "./cases.module.css";
import { type Case, useCase } from "./data.ts";
import { Decisions } from "./decisions.tsx";
import { Duties } from "./duties.tsx";
import { Escalate } from "./escalate.tsx";
import { useText } from "./text.ts";

/** One case: its number, what comes next, what was decided, what we owe, what happened. */
export function CasePage() {
  const t = useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const { isNew } = useSearch({ strict: false }) as { isNew?: boolean };
  const found = useCase(id);
  return (
    <Screen title={t("caseTitle")}>
      <Loaded query={found}>
        {(loaded) => (
          <>
            {isNew ? (
              <p className="notice good" role="status">
                {t("done")}
              </p>
            ) : null}
            <Head loaded={loaded} />
            <p className="notice info" aria-live="polite">
              {loaded.next}
            </p>
            <Decisions loaded={loaded} />
            <Duties obligations={loaded.obligations} />
            <Timeline loaded={loaded} />
            <About loaded={loaded} />
            <Escalate loaded={loaded} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Head({ loaded }: { loaded: Case }) {
  const t = useText();
  const word = useWords();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(loaded.number);
    setIsCopied(true);
  };
  return (
    <section className={`card ${styles.head}`}>
      <div className="spread">
        <span className="small soft">
          {word("caseKind", loaded.kind)} · {t("number")}
        </span>
        <CaseTag state={loaded.state} />
      </div>
      <div className="spread">
        <strong className={styles.bigNumber} data-testid="case-number">
          {loaded.number}
        </strong>
        <button type="button" className={styles.copy} onClick={copy}>
          <span aria-live="polite">{t(isCopied ? "copied" : "copy")}</span>
        </button>
      </div>
      <h2 className={styles.subject}>{loaded.subject}</h2>
      {loaded.dueAt ? (
        <p className="small soft">{t("answerBy", { date: formatDate(loaded.dueAt) })}</p>
      ) : null}
    </section>
  );
}

function Timeline({ loaded }: { loaded: Case }) {
  const t = useText();
  return (
    <section className="card">
      <h2 className="section-title">{t("timeline")}</h2>
      <ol className="timeline">
        {loaded.timeline.toReversed().map((step) => (
          <Step key={`${step.at}${step.kind}${step.text}`} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { step: Case["timeline"][number] }) {
  const t = useText();
  const { kind, actor, at, text } = step;
  const isOurReply = kind === "acknowledged" && actor.kind === "customer";
  const who = actor.staffNumber
    ? t("person", { name: actor.displayName, number: actor.staffNumber })
    : actor.displayName;
  return (
    <li>
      <p className="strong">{kind === "acknowledged" ? t("stepAcknowledged") : text}</p>
      <p className="small soft">
        <time dateTime={at}>{formatTime(at)}</time>
        {isOurReply ? null : ` · ${who}`}
      </p>
    </li>
  );
}

function About({ loaded }: { loaded: Case }) {
  const t = useText();
  const { orderId, conversationId, agent } = loaded;
  return (
    <section className={`card ${styles.about}`}>
      <h2 className="section-title">{t("about")}</h2>
      <p className={styles.description}>{loaded.description}</p>
      {agent ? (
        <p className="small">
          {t("agent")}{" "}
          <Link to="/channels" search={{ check: agent.staffNumber, name: agent.displayName }}>
            {t("person", { name: agent.displayName, number: agent.staffNumber })}
          </Link>
        </p>
      ) : null}
      <p className={styles.links}>
        {orderId ? (
          <Link to="/orders/$id" params={{ id: orderId }}>
            {t("seeOrder")}
          </Link>
        ) : null}
        {conversationId ? (
          <Link to="/chat" search={{ id: conversationId }}>
            {t("seeChat")}
          </Link>
        ) : (
          <Link to="/chat">{t("ask")}</Link>
        )}
      </p>
    </section>
  );
}
