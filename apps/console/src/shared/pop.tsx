import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import styles from "./pop.module.css";

/**
 * A button and the small panel it opens. The panel stands right behind its button in the document,
 * so that Tab goes on into it; Escape, a click elsewhere and leaving it by Tab close it.
 */
export function Pop(props: {
  label: string;
  button: ReactNode;
  buttonClass?: string;
  side?: "start" | "end";
  /** Open or shut from outside, by a shortcut for instance. */
  open?: boolean;
  onOpen?: (open: boolean) => void;
  children: (close: () => void) => ReactNode;
}) {
  const [ownOpen, setOwnOpen] = useState(false);
  const open = props.open ?? ownOpen;
  const setOpen = props.onOpen ?? setOwnOpen;
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useCloseOutside(box, open, () => setOpen(false), close);
  useEffect(() => {
    // Opened by a shortcut the focus may be anywhere; Tab must lead into the panel.
    if (open && !box.current?.contains(document.activeElement)) button.current?.focus();
  }, [open]);
  return (
    <div ref={box} className={styles.box}>
      <button
        ref={button}
        type="button"
        className={props.buttonClass ?? "icon-button"}
        aria-label={props.label}
        title={props.label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </button>
      {open ? (
        <div id={id} className={`${styles.panel} ${styles[props.side ?? "end"]}`}>
          {props.children(close)}
        </div>
      ) : null}
    </div>
  );
}

function useCloseOutside(
  box: { current: HTMLDivElement | null },
  open: boolean,
  leave: () => void,
  dismiss: () => void,
): void {
  const handlers = useRef({ leave, dismiss });
  handlers.current = { leave, dismiss };
  useEffect(() => {
    if (!open) return;
    const onLeave = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) handlers.current.leave();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") handlers.current.dismiss();
    };
    document.addEventListener("pointerdown", onLeave);
    document.addEventListener("focusin", onLeave);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onLeave);
      document.removeEventListener("focusin", onLeave);
      document.removeEventListener("keydown", onKey);
    };
  }, [box, open]);
}
