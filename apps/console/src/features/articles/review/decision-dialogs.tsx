import { useOnce } from "@jinnang/ui";
import { App, Modal } from "antd";
import { useState } from "react";
import { ProblemNotice } from "../../../shared/states.tsx";
import { useText as useSharedText } from "../../../shared/text.ts";
import { type Draft, useStep } from "../data.ts";
import { NoteField } from "../note-field.tsx";
import { useReviewText } from "./text.ts";

interface Decided {
  slug: string;
  draft: Draft;
  onClose: () => void;
}

/** Publishing is seen by every customer at once, so it is asked a second time. */
export function PublishDialog(props: Decided) {
  const r = useReviewText();
  const shared = useSharedText();
  const { slug, draft, onClose } = props;
  const isRetire = draft.kind === "retire";
  const { step, take } = useDecision(slug, r(isRetire ? "retiredDone" : "published"), onClose);
  return (
    <Modal
      open
      title={r(isRetire ? "publishRetireTitle" : "publishTitle")}
      okText={r(isRetire ? "publishRetire" : "publish")}
      okButtonProps={{ danger: isRetire }}
      cancelText={shared("cancel")}
      confirmLoading={step.isPending}
      onOk={() => take({ to: "publish", revision: draft.revision })}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{r(isRetire ? "publishRetireLead" : "publishLead")}</p>
        <ProblemNotice error={step.error} />
      </div>
    </Modal>
  );
}

export function ReturnDialog(props: Decided) {
  const r = useReviewText();
  const shared = useSharedText();
  const { slug, draft, onClose } = props;
  const [reason, setReason] = useState("");
  const { step, take } = useDecision(slug, r("returned"), onClose);
  return (
    <Modal
      open
      title={r("returnTitle")}
      okText={r("return")}
      okButtonProps={{ disabled: !reason.trim() }}
      cancelText={shared("cancel")}
      confirmLoading={step.isPending}
      onOk={() => take({ to: "return", revision: draft.revision, reason: reason.trim() })}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{r("returnLead")}</p>
        <NoteField label={r("reason")} value={reason} onChange={setReason} />
        <ProblemNotice error={step.error} />
      </div>
    </Modal>
  );
}

function useDecision(slug: string, done: string, onClose: () => void) {
  const { message } = App.useApp();
  const step = useStep(slug, () => {
    void message.success(done);
    onClose();
    // The buttons are gone with the draft; the keyboard goes on at the start of the page.
    document.getElementById("content")?.focus();
  });
  return { step, take: useOnce(step) };
}
