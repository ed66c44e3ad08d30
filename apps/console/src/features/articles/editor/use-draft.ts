import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useReducer } from "react";
import { type Article, articleQuery, type Content, type Draft, saveDraft } from "../data.ts";
import { DraftKeeper, type Words } from "./draft-keeper.ts";

export interface DraftForm {
  readonly words: Words;
  readonly keeper: DraftKeeper;
  readonly change: (patch: Partial<Content>) => void;
  readonly changeNote: (note: string) => void;
}

/**
 * The words being written and their way to the server. What others save appears by itself while
 * nothing here is unsaved; otherwise the next save finds the conflict.
 */
export function useDraft(article: Article, start: Content): DraftForm {
  const { slug } = article;
  const queries = useQueryClient();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  // One keeper for as long as the editor stands: unsaved words live in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the start counts
  const keeper = useMemo(() => {
    const { queryKey } = articleQuery(slug);
    return new DraftKeeper({
      slug,
      kind: article.published ? "change" : "new",
      words: { content: start, note: article.draft?.note ?? "" },
      draft: article.draft,
      baseVersion: article.published?.version,
      send: saveDraft,
      onChange: redraw,
      onSaved: (draft: Draft) => {
        // An answer that is still on its way must not bring the old words back.
        void queries.cancelQueries({ queryKey, exact: true });
        queries.setQueryData(queryKey, (now: Article | undefined) => now && { ...now, draft });
        void queries.invalidateQueries({ queryKey: ["help-editor-list"] });
      },
    });
  }, [slug]);
  useEffect(() => keeper.hear(article.draft), [keeper, article.draft]);
  useEffect(() => {
    keeper.open();
    return () => keeper.close();
  }, [keeper]);
  const change = useCallback((patch: Partial<Content>) => keeper.change(patch), [keeper]);
  const changeNote = useCallback((note: string) => keeper.changeNote(note), [keeper]);
  return { words: keeper.words(), keeper, change, changeNote };
}
