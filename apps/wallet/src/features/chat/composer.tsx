import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Icon } from "../../shared/icons.tsx";
import styles from "./foot.module.css";
import { useText } from "./text.ts";

/** As much as one message may hold on the server. */
const TEXT_LENGTH_MAX = 2_000;
/** From here on the writer wants to know how much is left. */
const LEFT_SHOWN = 100;
const HEIGHT_MAX_PX = 140;

/** The field to write in: grows with the text, Enter sends, Shift+Enter starts a line. */
export function Composer(props: {
  draft: string;
  isBusy?: boolean;
  onType?: () => void;
  onSend: (text: string) => unknown;
}) {
  const t = useText();
  const hintId = useId();
  const [text, setText] = useState(props.draft);
  const field = useGrowing(text);
  const left = TEXT_LENGTH_MAX - text.length;
  const send = async () => {
    const said = text.trim();
    if (said === "" || props.isBusy) return;
    setText("");
    field.current?.focus();
    try {
      await props.onSend(said);
    } catch {
      // What was written comes back, so that nobody types it twice.
      setText((typed) => typed || said);
    }
  };
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={styles.composerRow}>
        <textarea
          ref={field}
          className="input"
          rows={1}
          aria-label={t("composer")}
          aria-describedby={hintId}
          placeholder={t("placeholder")}
          enterKeyHint="send"
          maxLength={TEXT_LENGTH_MAX}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            props.onType?.();
          }}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            void send();
          }}
        />
        <button
          type="submit"
          className={styles.send}
          aria-label={t("send")}
          disabled={text.trim() === "" || props.isBusy === true}
        >
          <Icon name="send" filled />
        </button>
      </div>
      <p id={hintId} className={styles.hint}>
        {left <= LEFT_SHOWN ? t("left", { count: left }) : t("composerHint")}
        <span className="jn-visually-hidden"> {t("keysHint")}</span>
      </p>
    </form>
  );
}

/** Safari reports the Enter that ends a composition only by this old code. */
const COMPOSING_KEY_CODE = 229;

/** The Enter that ends the choice of a Chinese character must not send. */
function isSendKey({ key, shiftKey, keyCode, nativeEvent }: KeyboardEvent): boolean {
  const isComposing = nativeEvent.isComposing || keyCode === COMPOSING_KEY_CODE;
  return key === "Enter" && !shiftKey && !isComposing;
}

function useGrowing(text: string) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    const border = element.offsetHeight - element.clientHeight;
    const wanted = text === "" ? 0 : element.scrollHeight + border;
    element.style.height = wanted ? `${Math.min(wanted, HEIGHT_MAX_PX)}px` : "";
  }, [text]);
  return field;
}
