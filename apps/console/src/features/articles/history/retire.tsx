import { useNavigate } from "@tanstack/react-router";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { ProblemNotice } from "../../../shared/states.tsx";
import { useText as useSharedText } from "../../../shared/text.ts";
import { useStep } from "../data.ts";
import { NoteField } from "../note-field.tsx";
import { useReviewText } from "../review/text.ts";

/** Asks that customers no longer see an article; a second person decides. */
export function Retire(props: { slug: string }) {
  const r = useReviewText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{r("retire")}</Button>
      {isOpen ? <Ask slug={props.slug} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Ask(props: { slug: string; onClose: () => void }) {
  const r = useReviewText();
  const shared = useSharedText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { slug, onClose } = props;
  const [note, setNote] = useState("");
  const step = useStep(slug, () => {
    void message.success(r("retireAsked"));
    onClose();
    const search = { tab: "changes" } as never;
    void navigate({ to: "/articles/$slug", params: { slug } as never, search });
  });
  return (
    <Modal
      open
      title={r("retireTitle")}
      okText={r("retireSubmit")}
      okButtonProps={{ danger: true, disabled: !note.trim() }}
      cancelText={shared("cancel")}
      confirmLoading={step.isPending}
      onOk={() => step.mutate({ to: "retire", note: note.trim() })}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{r("retireLead")}</p>
        <NoteField label={r("retireNote")} value={note} onChange={setNote} />
        <ProblemNotice error={step.error} />
      </div>
    </Modal>
  );
}
