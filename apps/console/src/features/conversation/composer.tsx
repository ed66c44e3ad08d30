import { SendOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useCallback, useRef, useState } from "react";
import { api } from "../../shared/api.ts";
import { useKept } from "../../shared/kept.ts";
import { useShortcut } from "../../shared/shortcuts.ts";
import { useWidth } from "../../shared/width.ts";
import type { Conversation } from "./data.ts";
import { Macros } from "./macros.tsx";
import { draftOf, type Replies } from "./outgoing.ts";
import { useText } from "./text.ts";
import styles from "./thread.module.css";

/** The server takes messages up to this length. */
const TEXT_LENGTH_MAX = 2_000;
/** One whisper in this time is enough to keep "typing" shown. */
const TYPING_EVERY_MS = 3_000;

/** Whatever is pressed here leaves at once for the log, where it says how far it has come. */
export function Composer(props: { conversation: Conversation; replies: Replies }) {
  const t = useText();
  const { id: conversationId, language } = props.conversation;
  const [text, setText] = useKept(draftOf(conversationId));
  const [macros, setMacros] = useState(false);
  const input = useRef<TextAreaRef>(null);
  const whisper = useTypingWhisper(conversationId);
  const isSendable = text.trim() !== "" && text.trim().length <= TEXT_LENGTH_MAX;
  const send = () => {
    if (!isSendable) return;
    props.replies.send(text.trim());
    setText("");
    input.current?.focus();
  };
  const openMacros = useCallback(() => setMacros(true), []);
  const narrow = useWidth() === "narrow";
  useShortcut("/", openMacros);
  const closeMacros = (chosen?: string) => {
    setMacros(false);
    if (chosen) setText(text.trim() ? `${text.trimEnd()}\n${chosen}` : chosen);
    input.current?.focus({ cursor: "end" });
  };
  return (
    <div className={styles.composer}>
      {macros ? <Macros language={language} onClose={closeMacros} /> : null}
      <Input.TextArea
        ref={input}
        aria-label={t("composer")}
        placeholder={narrow ? t("placeholderShort") : t("placeholder")}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          whisper();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
          // The single keys of the desk work again.
          if (event.key === "Escape" && !macros) event.currentTarget.blur();
          if (event.key === "/" && text === "" && !event.nativeEvent.isComposing) {
            event.preventDefault();
            openMacros();
          }
        }}
      />
      <div className="row">
        <Button onClick={openMacros}>
          {t("macros")} <kbd className="kbd">/</kbd>
        </Button>
        <span className="grow small error-text" aria-live="polite">
          {text.length > TEXT_LENGTH_MAX
            ? t("tooLong", { max: TEXT_LENGTH_MAX, length: text.length })
            : null}
        </span>
        <Button
          type="primary"
          icon={<SendOutlined aria-hidden />}
          disabled={!isSendable}
          onClick={send}
        >
          {t("send")}
        </Button>
      </div>
    </div>
  );
}

function useTypingWhisper(conversationId: string): () => void {
  const last = useRef(0);
  return () => {
    if (Date.now() - last.current < TYPING_EVERY_MS) return;
    last.current = Date.now();
    const params = { path: { id: conversationId } };
    // Only a courtesy: when it fails, nothing is lost and nobody needs to know.
    api.POST("/v1/conversations/{id}/typing", { params }).catch(() => undefined);
  };
}
