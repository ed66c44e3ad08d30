import { useNavigate } from "@tanstack/react-router";
import { App, Modal } from "antd";
import { useState } from "react";
import { ProblemNotice } from "../../../shared/states.tsx";
import { useText as useSharedText } from "../../../shared/text.ts";
import { type Article, useStep } from "../data.ts";
import { NoteField } from "../note-field.tsx";
import { useReviewText } from "../review/text.ts";

/** Makes a draft of an older version; it counts like any other once somebody publishes it. */
export function Restore(props: { article: Article; version: number; onClose: () => void }) {
  const r = useReviewText();
  const shared = useSharedText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { article, version, onClose } = props;
  const { slug } = article;
  const [note, setNote] = useState("");
  const step = useStep(slug, () => {
    void message.success(r("restored"));
    onClose();
    const search = { tab: "article" } as never;
    void navigate({ to: "/articles/$slug", params: { slug } as never, search });
  });
  const hasDraft = article.draft !== null;
  return (
    <Modal
      open
      title={r("restoreTitle", { n: version })}
      okText={r("restoreSubmit")}
      okButtonProps={{ disabled: hasDraft }}
      cancelText={shared("cancel")}
      confirmLoading={step.isPending}
      onOk={() => step.mutate({ to: "restore", version, note: note.trim() })}
      onCancel={onClose}
    >
      <div className="stack">
        <p className={hasDraft ? "notice warn" : undefined}>
          {r(hasDraft ? "restoreOverDraft" : "restoreLead")}
        </p>
        {hasDraft ? null : (
          <NoteField label={r("restoreNote")} optional value={note} onChange={setNote} />
        )}
        <ProblemNotice error={step.error} />
      </div>
    </Modal>
  );
}
