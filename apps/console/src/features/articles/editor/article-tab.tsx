import { formatTime } from "@jinnang/ui";
import { Button } from "antd";
import { useEffect, useState } from "react";
import type { Article, Content, Draft } from "../data.ts";
import { Reading } from "../reading.tsx";
import { useText } from "../text.ts";
import { Editor } from "./editor.tsx";
import { type Kept, KeptWords } from "./kept-words.tsx";
import { useEditText } from "./text.ts";

/**
 * The words of an article: a draft under way is open for writing; what is published or in review
 * is read first, so that nobody starts or takes back a draft by a slip.
 */
export function ArticleTab(props: { article: Article }) {
  const { article } = props;
  const { draft, published } = article;
  const isOpen = draft?.state === "draft" && draft.kind !== "retire";
  const [isEditing, setEditing] = useState(isOpen);
  const [kept, setKept] = useState<Kept>();
  // An editor stays when somebody else submits the draft meanwhile: it may hold unsaved words.
  useEffect(() => {
    if (isOpen) setEditing(true);
  }, [isOpen]);
  const content = draft?.content ?? published?.content;
  if (!content) return null;
  return (
    <>
      {kept ? <KeptWords kept={kept} now={content} onClose={() => setKept(undefined)} /> : null}
      {isOpen || isEditing ? (
        <Editor
          article={article}
          start={content}
          onKeep={setKept}
          onDone={() => setEditing(false)}
        />
      ) : (
        <ReadFirst article={article} content={content} onEdit={() => setEditing(true)} />
      )}
    </>
  );
}

function ReadFirst(props: { article: Article; content: Content; onEdit: () => void }) {
  const e = useEditText();
  const { article, content } = props;
  const inReview = article.draft?.state === "in_review";
  const isRetiring = article.draft?.kind === "retire";
  return (
    <div className="stack-wide">
      {isRetiring || (article.retiredAt && !article.draft) ? null : (
        <div className="row wrap">
          <Button type={inReview ? "default" : "primary"} onClick={props.onEdit}>
            {e(inReview ? "editInReview" : "edit")}
          </Button>
          {inReview ? <span className="soft small">{e("inReviewRead")}</span> : null}
        </div>
      )}
      {article.draft && !isRetiring ? <WrittenBy draft={article.draft} /> : null}
      <Reading content={content} placeholders={article.placeholders} />
    </div>
  );
}

function WrittenBy(props: { draft: Draft }) {
  const t = useText();
  const e = useEditText();
  const { authors, updatedAt } = props.draft;
  const names = authors.map(({ name }) => name).join(t("nameList"));
  return <p className="soft small">{e("draftBy", { names, at: formatTime(updatedAt) })}</p>;
}
