import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { useHasRole } from "../../../shared/me.ts";
import { ProblemNotice } from "../../../shared/states.tsx";
import styles from "../articles.module.css";
import { type Article, type Draft, type Fault, saveDraft, useRefresh, useStep } from "../data.ts";
import { keyOf } from "../editor/field-id.ts";
import { PublishDialog, ReturnDialog } from "./decision-dialogs.tsx";
import { useReviewText } from "./text.ts";

/** Publish or return, or why somebody else must do it. */
export function Decision(props: { article: Article; draft: Draft }) {
  const r = useReviewText();
  const { article, draft } = props;
  const [dialog, setDialog] = useState<"publish" | "return">();
  return (
    <div className="stack">
      <Why draft={draft} />
      {draft.behind ? <Behind {...props} /> : null}
      <Faulty draft={draft} />
      {draft.mayPublish ? (
        <div className="row wrap">
          <Button type="primary" disabled={draft.behind} onClick={() => setDialog("publish")}>
            {r(draft.kind === "retire" ? "publishRetire" : "publish")}
          </Button>
          <Button onClick={() => setDialog("return")}>{r("return")}</Button>
        </div>
      ) : null}
      {mayWithdraw(draft) ? <Withdraw {...props} /> : null}
      {dialog === "publish" ? (
        <PublishDialog slug={article.slug} draft={draft} onClose={() => setDialog(undefined)} />
      ) : null}
      {dialog === "return" ? (
        <ReturnDialog slug={article.slug} draft={draft} onClose={() => setDialog(undefined)} />
      ) : null}
    </div>
  );
}

/** Who asked may take it back; once it was returned, so may whoever may clear it away. */
function mayWithdraw({ kind, mine, state, mayDiscard }: Draft): boolean {
  return kind === "retire" && mayDiscard && (mine || state === "draft");
}

/** Four eyes: whoever wrote a word of it cannot be the one who checks it. */
function Why(props: { draft: Draft }) {
  const r = useReviewText();
  const decides = useHasRole("supervisor", "admin");
  const { draft } = props;
  if (draft.state !== "in_review" || draft.mayPublish) return null;
  return <p className="notice info">{r(decides && draft.mine ? "own" : "agentWaits")}</p>;
}

function Faulty(props: { draft: Draft }) {
  const { faults, state } = props.draft;
  const others = faults.filter(({ code }) => code !== "still_linked");
  if (state !== "in_review") return null;
  return (
    <>
      {others.length > 0 ? (
        <ul className="notice warn plain-list">
          {others.map((fault) => (
            <li key={keyOf(fault)}>{fault.message}</li>
          ))}
        </ul>
      ) : null}
      <StillLinked faults={faults} />
    </>
  );
}

/** Other articles that lead here; they can be mended first. */
function StillLinked(props: { faults: readonly Fault[] }) {
  const r = useReviewText();
  const articles = props.faults.flatMap(({ code, article }) =>
    code === "still_linked" && article ? [article] : [],
  );
  if (articles.length === 0) return null;
  return (
    <div className="notice warn">
      <p>{r("stillLinked", { n: articles.length })}</p>
      <ul className={styles.linked}>
        {articles.map(({ slug, title }) => (
          <li key={slug}>
            <Link to="/articles/$slug" params={{ slug } as never}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The writer looks at the difference below and says that it is meant so. */
function Behind(props: { article: Article; draft: Draft }) {
  const r = useReviewText();
  const { article, draft } = props;
  const { slug, published } = article;
  const refresh = useRefresh();
  const confirm = useMutation({
    mutationFn: () => {
      const { revision, content, note } = draft;
      if (!content || !published) throw new Error("a draft that is behind has a published version");
      const baseVersion = published.version;
      return saveDraft(slug, { revision, kind: "change", content, note, baseVersion });
    },
    onSettled: () => refresh(slug),
  });
  return (
    <div className="notice warn">
      <p>{r(draft.mine ? "behindMine" : "behind")}</p>
      {draft.mine && draft.content && published ? (
        <p>
          <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {r("behindSeen", { n: published.version })}
          </Button>
        </p>
      ) : null}
      <ProblemNotice error={confirm.error} />
    </div>
  );
}

function Withdraw(props: { article: Article; draft: Draft }) {
  const r = useReviewText();
  const { message } = App.useApp();
  const { slug } = props.article;
  const { revision } = props.draft;
  const step = useStep(slug, () => void message.success(r("withdrawn")));
  return (
    <div className="stack">
      <p>
        <Button loading={step.isPending} onClick={() => step.mutate({ to: "discard", revision })}>
          {r("cancelRetire")}
        </Button>
      </p>
      <ProblemNotice error={step.error} />
    </div>
  );
}
