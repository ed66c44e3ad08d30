import { EyeInvisibleOutlined } from "@ant-design/icons";
import { formatTime, Markdown } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Message } from "./data.ts";
import styles from "./message.module.css";
import { useText } from "./text.ts";

/** One message as staff see it: who said it, when, and what was hidden from everybody. */
export function MessageItem(props: { message: Message; customerName: string }) {
  const { message } = props;
  if (message.from === "system") return <SystemLine message={message} />;
  const side = message.from === "customer" ? styles.customer : styles.ours;
  const tone = message.from === "assistant" ? styles.assistant : "";
  return (
    <li className={`${styles.message} ${side} ${tone}`}>
      <p className={styles.head}>
        <Who message={message} customerName={props.customerName} />
        <time dateTime={message.at}>{formatTime(message.at)}</time>
      </p>
      <div className={styles.bubble}>
        <MaskedText text={message.text} />
        <Extras message={message} />
      </div>
      {message.redacted ? <RedactedMark /> : null}
      {message.delivery ? <DeliveryMark delivery={message.delivery} /> : null}
    </li>
  );
}

function Who(props: { message: Message; customerName: string }) {
  const t = useText();
  const { from, author } = props.message;
  if (from === "customer") return <strong>{props.customerName}</strong>;
  if (from === "assistant") return <strong>{t("automatic")}</strong>;
  return (
    <strong>
      {author?.displayName} {author?.staffNumber}
    </strong>
  );
}

function SystemLine(props: { message: Message }) {
  const { message } = props;
  const loud = message.kind === "notice" || message.kind === "proposal" || message.kind === "case";
  return (
    <li className={loud ? styles.notice : styles.event}>
      <MaskedText text={message.text} />
      <Extras message={message} />
      <time dateTime={message.at}>{formatTime(message.at)}</time>
    </li>
  );
}

const MASK = /(█+)/;

/** Hidden parts are drawn as bars; a screen reader hears the word instead of block characters. */
function MaskedText(props: { text: string }) {
  const t = useText();
  const parts = props.text.split(MASK).map((text, index) => ({ text, key: `${index}${text}` }));
  return (
    <p className={styles.text}>
      {parts.map(({ text, key }) =>
        MASK.test(text) ? (
          <span key={key} className={styles.mask}>
            <span className="jn-visually-hidden">{t("maskedPart")}</span>
          </span>
        ) : (
          <span key={key}>{text}</span>
        ),
      )}
    </p>
  );
}

function RedactedMark() {
  const t = useText();
  return (
    <p className={styles.redacted} title={t("redactedHint")}>
      <EyeInvisibleOutlined aria-hidden /> {t("redacted")}
    </p>
  );
}

/** How far it has come on its way to a mailbox or another messenger. */
function DeliveryMark(props: { delivery: NonNullable<Message["delivery"]> }) {
  const t = useText();
  const { state, reason } = props.delivery;
  const text = t(`delivery_${state}`);
  return (
    <p className={state === "failed" ? styles.failed : styles.delivery}>
      {state === "failed" && reason ? t("deliveryReason", { text, reason }) : text}
    </p>
  );
}

function Extras(props: { message: Message }) {
  const { data } = props.message;
  return (
    <>
      {data.facts?.length ? <Facts facts={data.facts} /> : null}
      {data.choices?.length ? <Choices choices={data.choices} /> : null}
      {data.body ? <ArticleBody title={data.title ?? ""} body={data.body} /> : null}
      {data.caseId && data.caseNumber ? (
        <CaseLink id={data.caseId} number={data.caseNumber} />
      ) : null}
    </>
  );
}

function Facts(props: { facts: NonNullable<Message["data"]["facts"]> }) {
  return (
    <ul className={styles.facts}>
      {props.facts.map((fact) => (
        <li key={`${fact.title}${fact.text}`}>
          <strong>{fact.title}</strong> {fact.text} {fact.next}
        </li>
      ))}
    </ul>
  );
}

function Choices(props: { choices: NonNullable<Message["data"]["choices"]> }) {
  const t = useText();
  return (
    <div>
      <p className="soft tiny">{t("choicesOffered")}</p>
      <ul className={styles.facts}>
        {props.choices.map((choice) => (
          <li key={choice.slug}>{choice.title}</li>
        ))}
      </ul>
    </div>
  );
}

function ArticleBody(props: { title: string; body: string }) {
  const t = useText();
  return (
    <details className={styles.article}>
      <summary>{props.title ? `${props.title} · ${t("articleBody")}` : t("articleBody")}</summary>
      <div className={styles.articleText}>
        <Markdown text={props.body} link={plainLink} />
      </div>
    </details>
  );
}

/** Links of an article lead into the customer's app; here they are only words. */
function plainLink(_href: string, label: ReactNode): ReactNode {
  return <u>{label}</u>;
}

function CaseLink(props: { id: string; number: string }) {
  const t = useText();
  return (
    <Link to="/cases/$id" params={{ id: props.id } as never}>
      {t("openCase", { number: props.number })}
    </Link>
  );
}
