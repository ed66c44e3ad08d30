import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from "react";

interface Question {
  content: string;
  confirmText: string;
  cancelText: string;
}

type Open = Question & { answer: (isConfirmed: boolean) => void };

/**
 * A question before something that cannot be taken back. The browser's own dialog keeps the focus
 * inside, closes with Escape and gives the focus back, which antd-mobile's does not. Render
 * `dialog` anywhere; then `if (await ask({ … })) …`.
 */
export function useConfirm(): {
  ask: (question: Question) => Promise<boolean>;
  dialog: ReactNode;
} {
  const [open, setOpen] = useState<Open>();
  const ask = useCallback(
    (question: Question) =>
      new Promise<boolean>((resolve) => setOpen({ ...question, answer: resolve })),
    [],
  );
  const settle = (isConfirmed: boolean) => {
    open?.answer(isConfirmed);
    setOpen(undefined);
  };
  const dialog = open ? <ConfirmDialog question={open} onAnswer={settle} /> : null;
  return { ask, dialog };
}

function ConfirmDialog(props: { question: Question; onAnswer: (isConfirmed: boolean) => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { question, onAnswer } = props;
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
  }, []);
  // Closed before it goes away: only then does the browser give the focus back.
  const answer = (isConfirmed: boolean) => {
    dialog.current?.close();
    onAnswer(isConfirmed);
  };
  return (
    <dialog
      ref={dialog}
      className="confirm"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <p id={id}>{question.content}</p>
      <div className="confirm-buttons">
        <button type="button" onClick={() => answer(false)}>
          {question.cancelText}
        </button>
        <button type="button" className="strong" onClick={() => answer(true)}>
          {question.confirmText}
        </button>
      </div>
    </dialog>
  );
}
