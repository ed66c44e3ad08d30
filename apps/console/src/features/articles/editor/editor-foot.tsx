import { formatClock } from "@jinnang/ui";
import { App, Button, Modal } from "antd";
import { useEffect, useState } from "react";
import { ProblemNotice } from "../../../shared/states.tsx";
import { useText as useSharedText } from "../../../shared/text.ts";
import { type Article, useStep } from "../data.ts";
import { NoteField } from "../note-field.tsx";
import { Discard } from "./discard.tsx";
import styles from "./editor.module.css";
import { useEditText } from "./text.ts";
import type { DraftForm } from "./use-draft.ts";

/** Whether the words are safe, and the ways on. It stays in sight while one writes. */
export function EditorFoot(props: {
  form: DraftForm;
  article: Article;
  onFaults: () => void;
  onDone: () => void;
}) {
  const e = useEditText();
  const { form, article, onFaults } = props;
  const { draft } = article;
  const [isSubmitting, setSubmitting] = useState(false);
  useSaveKey(form);
  const submit = async () => {
    if (!(await form.keeper.save())) return;
    // The check of these very words counts, not the one that was drawn before they were saved.
    const faultCount = form.keeper.draft()?.faults.length ?? 0;
    if (faultCount > 0) onFaults();
    else setSubmitting(true);
  };
  return (
    <div className={styles.foot}>
      <SaveState form={form} />
      <span className="grow" />
      {draft?.mayDiscard ? <Discard article={article} form={form} onDone={props.onDone} /> : null}
      <Button type="primary" disabled={!draft} onClick={() => void submit()}>
        {e("submit")}
      </Button>
      {isSubmitting && draft ? (
        <Submit
          slug={article.slug}
          form={form}
          onClose={() => setSubmitting(false)}
          onDone={props.onDone}
        />
      ) : null}
    </div>
  );
}

/** Ctrl+S saves at once, as writers are used to; the browser's own would save the page. */
function useSaveKey({ keeper }: DraftForm): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
      event.preventDefault();
      void keeper.save();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [keeper]);
}

function SaveState(props: { form: DraftForm }) {
  const e = useEditText();
  const { keeper } = props.form;
  const state = keeper.state();
  const isBad = state.name === "failed" || state.name === "conflict";
  return (
    <>
      <p role="status" className={isBad ? "error-text" : "soft"}>
        {e(`state_${state.name}`, state.name === "saved" ? { at: formatClock(state.at) } : {})}
      </p>
      {state.name === "failed" ? (
        <>
          <Button size="small" onClick={() => void keeper.save()}>
            {e("saveAgain")}
          </Button>
          <div className={styles.footProblem}>
            <ProblemNotice error={state.error} />
          </div>
        </>
      ) : null}
    </>
  );
}

function Submit(props: { slug: string; form: DraftForm; onClose: () => void; onDone: () => void }) {
  const e = useEditText();
  const shared = useSharedText();
  const { message } = App.useApp();
  const { keeper, words, changeNote } = props.form;
  const step = useStep(props.slug, () => {
    void message.success(e("submitted"));
    props.onClose();
    props.onDone();
    // The button that was pressed is gone; the keyboard goes on at the start of the page.
    document.getElementById("content")?.focus();
  });
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const isSaved = await keeper.save();
    const revision = keeper.draft()?.revision;
    setBusy(false);
    if (!isSaved || revision === undefined) return props.onClose();
    step.mutate({ to: "submit", revision });
  };
  return (
    <Modal
      open
      title={e("submitTitle")}
      okText={e("submit")}
      cancelText={shared("cancel")}
      confirmLoading={isBusy || step.isPending}
      onOk={() => void submit()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{e("submitLead")}</p>
        <NoteField
          label={e("note")}
          hint={e("noteHint")}
          optional
          value={words.note}
          onChange={changeNote}
        />
        <ProblemNotice error={step.error} />
      </div>
    </Modal>
  );
}
