import { formatTime } from "@jinnang/ui";
import { Empty } from "../../../shared/states.tsx";
import type { Article, Draft } from "../data.ts";
import { Reading } from "../reading.tsx";
import { ContentDiff } from "./content-diff.tsx";
import { Decision } from "./decision.tsx";
import { Returned } from "./returned.tsx";
import { useReviewText } from "./text.ts";

/** What the draft changes, and the decision of a second person on it. */
export function ChangesTab(props: { article: Article }) {
  const r = useReviewText();
  const { article } = props;
  const { draft } = article;
  if (!draft) return <Empty title={r("noDraft")} text={r("noDraftText")} />;
  return (
    <div className="stack-wide">
      <section className="section stack">
        <Origin draft={draft} />
        <Returned draft={draft} />
        <Decision article={article} draft={draft} />
      </section>
      {draft.kind === "retire" ? null : <What article={article} draft={draft} />}
    </div>
  );
}

/** Who wants it, since when, and why. */
function Origin(props: { draft: Draft }) {
  const r = useReviewText();
  const { kind, submittedBy, submittedAt, authors, note } = props.draft;
  const name = submittedBy?.name ?? authors[0]?.name ?? "";
  return (
    <div className="stack-tight">
      {kind === "retire" ? <h2>{r("retireDraft", { name })}</h2> : null}
      <p>
        {submittedAt ? r("submittedBy", { name, at: formatTime(submittedAt) }) : r("notSubmitted")}
      </p>
      {note ? (
        <p className="pre break">
          <span className="soft">{r("noteLabel")}</span> {note}
        </p>
      ) : null}
    </div>
  );
}

function What(props: { article: Article; draft: Draft }) {
  const r = useReviewText();
  const { article, draft } = props;
  const { published, placeholders } = article;
  if (!draft.content) return null;
  if (!published) {
    return (
      <>
        <p className="soft">{r("newArticle")}</p>
        <Reading content={draft.content} placeholders={placeholders} showPhrasings />
      </>
    );
  }
  return (
    <>
      <p className="soft">{r("againstPublished", { n: published.version })}</p>
      <ContentDiff before={published.content} after={draft.content} none={r("noDifference")} />
    </>
  );
}
