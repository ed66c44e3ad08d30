import { useNavigate } from "@tanstack/react-router";
import { App, Button, Modal } from "antd";
import { useState } from "react";
import { ProblemNotice } from "../../../shared/states.tsx";
import { useText as useSharedText } from "../../../shared/text.ts";
import { type Article, useStep } from "../data.ts";
import { useEditText } from "./text.ts";
import type { DraftForm } from "./use-draft.ts";

/** Throws the draft away after a second question; what is published stays. */
export function Discard(props: { article: Article; form: DraftForm; onDone: () => void }) {
  const e = useEditText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{e("discard")}</Button>
      {isOpen ? <Sure {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Sure(props: {
  article: Article;
  form: DraftForm;
  onDone: () => void;
  onClose: () => void;
}) {
  const e = useEditText();
  const shared = useSharedText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { article, form } = props;
  const step = useStep(article.slug, () => {
    // What was typed since the last save goes with the draft.
    form.keeper.drop();
    void message.success(e("discarded"));
    props.onClose();
    props.onDone();
    if (!article.published) void navigate({ to: "/articles" });
  });
  const discard = () => {
    const revision = form.keeper.draft()?.revision;
    if (revision !== undefined) step.mutate({ to: "discard", revision });
  };
  return (
    <Modal
      open
      title={e("discardTitle")}
      okText={e("discard")}
      okButtonProps={{ danger: true }}
      cancelText={shared("cancel")}
      confirmLoading={step.isPending}
      onOk={discard}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{e(article.published ? "discardLead" : "discardNewLead")}</p>
        <ProblemNotice error={step.error} />
      </div>
    </Modal>
  );
}
