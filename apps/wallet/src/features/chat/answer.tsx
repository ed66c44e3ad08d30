import { Markdown } from "@jinnang/ui";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ProblemNotice } from "../../shared/states.tsx";
import { helpLink } from "../help/help-link.tsx";
import { Bubble } from "./bubble.tsx";
import styles from "./chat.module.css";
import { judgeAnswer, type Message } from "./data.ts";
import { authorOf, type MessageProps, saidText } from "./said.ts";
import { useText } from "./text.ts";

/** An automatic answer: the customer's own facts, what the article says, and whether it helped. */
export function AnswerBubble({ message, conversation, isFirst, isLatest }: MessageProps) {
  const { articleSlug, title, body, facts = [] } = message.data;
  const canJudge = isLatest && conversation.state === "automatic" && articleSlug !== undefined;
  return (
    <Bubble
      from="assistant"
      author={isFirst ? authorOf(message) : undefined}
      at={message.at}
      foot={canJudge ? <DidHelp conversationId={conversation.id} /> : null}
    >
      <p className={styles.text}>{saidText(message)}</p>
      <Facts facts={facts} />
      {articleSlug ? <ArticleFold slug={articleSlug} title={title} body={body} /> : null}
    </Bubble>
  );
}

/** The whole article inside the bubble, so that nobody has to leave the talk to read it. */
function ArticleFold(props: { slug: string; title: string | undefined; body: string | undefined }) {
  const t = useText();
  const { slug, title, body } = props;
  const page = (
    <Link to="/help/$slug" params={{ slug }} className={styles.bubbleLink}>
      {t("readArticle")}
    </Link>
  );
  if (!body) return page;
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      <div className={styles.foldBody}>
        <Markdown text={body} link={helpLink} />
        <p>{page}</p>
      </div>
    </details>
  );
}

type Fact = NonNullable<Message["data"]["facts"]>[number];

export function Facts(props: { facts: Fact[] }) {
  const t = useText();
  if (props.facts.length === 0) return null;
  return (
    <div className={styles.facts}>
      <p className="small soft">{t("yourFacts")}</p>
      {props.facts.map((fact) => (
        <FactCard key={`${fact.title}${fact.orderId}${fact.caseId}`} fact={fact} />
      ))}
    </div>
  );
}

function FactCard({ fact }: { fact: Fact }) {
  const t = useText();
  return (
    <div className={styles.fact}>
      <p className="strong">{fact.title}</p>
      <p>{fact.text}</p>
      {fact.next ? (
        <p>
          <strong>{t("nextStep")}</strong> {fact.next}
        </p>
      ) : null}
      {fact.orderId ? (
        <Link to="/orders/$id" params={{ id: fact.orderId }}>
          {t("seeOrder")}
        </Link>
      ) : null}
      {fact.caseId ? (
        <Link to="/cases/$id" params={{ id: fact.caseId }}>
          {t("seeCase")}
        </Link>
      ) : null}
    </div>
  );
}

function DidHelp(props: { conversationId: string }) {
  const t = useText();
  const judge = useMutation({
    mutationFn: (helped: boolean) => judgeAnswer(props.conversationId, helped),
  });
  return (
    <fieldset className={styles.didHelp} disabled={judge.isPending || judge.isSuccess}>
      <legend className="small soft">{t("didHelp")}</legend>
      {[true, false].map((helped) => (
        <button
          key={String(helped)}
          type="button"
          className={styles.choice}
          aria-pressed={judge.variables === helped}
          onClick={() => judge.mutate(helped)}
        >
          {t(helped ? "helped" : "notHelped")}
        </button>
      ))}
      <ProblemNotice error={judge.error} />
    </fieldset>
  );
}
