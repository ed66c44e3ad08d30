import { formatTime } from "@jinnang/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { ProblemNotice } from "../../../shared/states.tsx";
import { articleQuery } from "../data.ts";
import styles from "./editor.module.css";
import type { Kept } from "./kept-words.tsx";
import { useEditText } from "./text.ts";
import type { DraftForm } from "./use-draft.ts";

/** Somebody else saved in between: who and when, and a way on that loses nobody's words. */
export function Conflict(props: {
  slug: string;
  form: DraftForm;
  onKeep: (kept: Kept) => void;
  /** The draft is gone altogether: published or discarded. */
  onGone: () => void;
}) {
  const e = useEditText();
  const { keeper, words } = props.form;
  const state = keeper.state();
  const take = useTake(props);
  const box = useRef<HTMLElement>(null);
  const isConflict = state.name === "conflict";
  useEffect(() => {
    if (isConflict) box.current?.focus();
  }, [isConflict]);
  if (state.name !== "conflict") return null;
  const { by, at } = state.problem.fields as { by?: { name: string }; at?: string };
  return (
    <section ref={box} className="notice bad" role="alert" tabIndex={-1}>
      <p className="strong">
        {by && at
          ? e("conflictTitle", { name: by.name, at: formatTime(at) })
          : state.problem.message}
      </p>
      <p>{e("conflictText")}</p>
      <div className={`row wrap ${styles.conflictActs}`}>
        <Button
          type="primary"
          loading={take.isBusy}
          onClick={() => {
            props.onKeep({ mine: words.content, base: keeper.base() });
            void take.run();
          }}
        >
          {e("takeTheirs")}
        </Button>
        <Button disabled={take.isBusy} onClick={() => void take.run()}>
          {e("dropMine")}
        </Button>
      </div>
      <ProblemNotice error={take.error} />
    </section>
  );
}

function useTake({ slug, form, onGone }: { slug: string; form: DraftForm; onGone: () => void }) {
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { draft } = await queries.fetchQuery({ ...articleQuery(slug), staleTime: 0 });
      if (draft?.content && draft.state === "draft") form.keeper.take(draft);
      else {
        form.keeper.drop();
        onGone();
      }
    } catch (caught) {
      setError(caught);
    } finally {
      setBusy(false);
    }
  };
  return { run, isBusy, error };
}
