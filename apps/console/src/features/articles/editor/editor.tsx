import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Article, Content, Draft, Fault } from "../data.ts";
import { useShownLanguage } from "../languages.tsx";
import { Returned } from "../review/returned.tsx";
import { AboutFields } from "./about-fields.tsx";
import { ArticleTexts } from "./article-texts.tsx";
import { Conflict } from "./conflict.tsx";
import type { DraftKeeper } from "./draft-keeper.ts";
import { EditorFoot } from "./editor-foot.tsx";
import { Faults } from "./faults.tsx";
import { fieldIdOf, languageOfField } from "./field-id.ts";
import type { Kept } from "./kept-words.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { useDraft } from "./use-draft.ts";

/** Both languages side by side with all that belongs to the article; saved as one writes. */
export function Editor(props: {
  article: Article;
  start: Content;
  onKeep: (kept: Kept) => void;
  onDone: () => void;
}) {
  const { article } = props;
  const form = useDraft(article, props.start);
  useCloseWhenTaken(article.draft, form.keeper, props.onDone);
  const [shown, setShown] = useShownLanguage();
  const [focusCount, setFocusCount] = useState(0);
  const { content } = form.words;
  const faults = article.draft?.faults ?? [];
  const goTo = (fault: Fault) => {
    const language = languageOfField(fault.field);
    // The field is drawn before it gets the focus; on a phone its language may be hidden.
    flushSync(() => language && setShown(language));
    const field = document.getElementById(fieldIdOf(fault));
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  };
  return (
    <div className="stack-wide">
      <LeaveGuard keeper={form.keeper} />
      {article.draft ? <Returned draft={article.draft} /> : null}
      <Conflict slug={article.slug} form={form} onKeep={props.onKeep} onGone={props.onDone} />
      <ArticleTexts
        content={content}
        faults={faults}
        placeholders={article.placeholders}
        shown={shown}
        onShow={setShown}
        onChange={form.change}
      />
      <AboutFields slug={article.slug} content={content} faults={faults} onChange={form.change} />
      <Faults
        faults={faults}
        isChecked={article.draft !== null}
        focusCount={focusCount}
        onGo={goTo}
      />
      <EditorFoot
        form={form}
        article={article}
        onFaults={() => setFocusCount(focusCount + 1)}
        onDone={props.onDone}
      />
    </div>
  );
}

/**
 * Somebody else submitted, published or discarded the draft: what is read then is theirs. Unsaved
 * words keep the editor open; their next save finds the conflict.
 */
function useCloseWhenTaken(draft: Draft | null, keeper: DraftKeeper, close: () => void): void {
  const begun = useRef(draft?.revision);
  const wasThere = useRef(draft !== null);
  if (draft) wasThere.current = true;
  const isTaken = draft
    ? draft.state === "in_review" && draft.revision !== begun.current
    : wasThere.current;
  useEffect(() => {
    if (isTaken && keeper.isSaved()) close();
  });
}
