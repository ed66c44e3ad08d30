import { formatTime } from "@jinnang/ui";
import { App, Button } from "antd";
import { useState } from "react";
import { ProblemNotice } from "../../shared/states.tsx";
import { ArticleSelect, NOT_OFFERED } from "./article-select.tsx";
import { type Suggestion, useDecide } from "./data.ts";
import styles from "./learning.module.css";
import { useText } from "./text.ts";
import { WriteArticle } from "./write-article.tsx";

/** One suggested phrasing: the words, where they come from, and the decision on them. */
export function SuggestionItem(props: { suggestion: Suggestion; isReviewer: boolean }) {
  const t = useText();
  const { suggestion, isReviewer } = props;
  const { guesses, proposed } = suggestion;
  return (
    <div className="stack">
      <div className="stack-tight">
        <h2 className={`${styles.words} break`} lang={suggestion.language}>
          {suggestion.text}
        </h2>
        <p className="row wrap small">
          <span className="tag info">{t(`source_${suggestion.source}`)}</span>
          <span className="tag soft">{t(`language_${suggestion.language}`)}</span>
          <span>{t("asked", { n: suggestion.count })}</span>
          {suggestion.unansweredCount > 0 ? (
            <span className="soft">{t("unanswered", { n: suggestion.unansweredCount })}</span>
          ) : null}
          <time className="soft" dateTime={suggestion.updatedAt}>
            {formatTime(suggestion.updatedAt)}
          </time>
        </p>
      </div>
      <p>{proposed ? t("proposed", { title: proposed.title }) : t("noProposal")}</p>
      {isReviewer && guesses.length > 0 ? (
        <p className="soft small">
          {t("guesses", { titles: guesses.map(({ title }) => title).join(" / ") })}
        </p>
      ) : null}
      {suggestion.state === "waiting" ? <WriteArticle text={suggestion.text} /> : null}
      <Decided suggestion={suggestion} />
      {isReviewer && suggestion.state === "waiting" ? <Decision suggestion={suggestion} /> : null}
      {isReviewer && suggestion.state === "approved" ? <TakeBack suggestion={suggestion} /> : null}
    </div>
  );
}

function Decided(props: { suggestion: Suggestion }) {
  const t = useText();
  const { state, decided, decidedBy, decidedAt } = props.suggestion;
  if (!decidedAt) return null;
  const values = { name: decidedBy ?? "", at: formatTime(decidedAt), title: decided?.title ?? "" };
  if (state === "rejected") return <p className="soft">{t("decidedRejected", values)}</p>;
  const key = decided ? "decidedApproved" : "decidedNotOffered";
  return <p className="notice good">{t(key, values)}</p>;
}

function Decision(props: { suggestion: Suggestion }) {
  const t = useText();
  const { message } = App.useApp();
  const { suggestion } = props;
  const { text } = suggestion;
  const [choice, setChoice] = useState(suggestion.proposed?.slug ?? "");
  const decide = useDecide(suggestion.id);
  const approve = () =>
    decide.mutate(
      { approve: choice === NOT_OFFERED ? null : choice },
      { onSuccess: () => void message.success(t("approvedDone")) },
    );
  const reject = () =>
    decide.mutate("reject", { onSuccess: () => void message.success(t("rejectedDone")) });
  return (
    <>
      <div className={styles.decide}>
        <ArticleSelect
          label={t("article")}
          likely={likelyOf(suggestion)}
          value={choice}
          onChange={setChoice}
          withNotOffered
        />
        <span className="row">
          <Button
            type="primary"
            aria-label={t("approveLabel", { text })}
            disabled={choice === ""}
            loading={decide.isPending}
            onClick={approve}
          >
            {t("approve")}
          </Button>
          <Button
            aria-label={t("rejectLabel", { text })}
            disabled={decide.isPending}
            onClick={reject}
          >
            {t("reject")}
          </Button>
        </span>
      </div>
      <ProblemNotice error={decide.error} />
    </>
  );
}

function TakeBack(props: { suggestion: Suggestion }) {
  const t = useText();
  const { id, text } = props.suggestion;
  const decide = useDecide(id);
  return (
    <>
      <p>
        <Button
          aria-label={t("takeBackLabel", { text })}
          loading={decide.isPending}
          onClick={() => decide.mutate("reject")}
        >
          {t("takeBack")}
        </Button>
      </p>
      <ProblemNotice error={decide.error} />
    </>
  );
}

function likelyOf({ proposed, guesses }: Suggestion) {
  const others = guesses.filter(({ slug }) => slug !== proposed?.slug);
  return proposed ? [proposed, ...others] : others;
}
