import { SendOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import type { TextAreaRef } from "antd/es/input/TextArea";
import { useCallback, useRef, useState } from "react";
import { api, idempotencyKey } from "../../shared/api.ts";
import { useShortcut } from "../../shared/shortcuts.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { useWidth } from "../../shared/width.ts";
import { type Conversation, useSend } from "./data.ts";
import { Macros } from "./macros.tsx";
import { useText } from "./text.ts";
import styles from "./thread.module.css";

/** The server takes messages up to this length. */
const TEXT_LENGTH_MAX = 2_000;
/** One whisper in this time is enough to keep "typing" shown. */
const TYPING_EVERY_MS = 3_000;

/** What was begun in each conversation waits there while another one is open. */
const drafts = new Map<string, string>();

export function Composer(props: { conversation: Conversation }) {
  const t = useText();
  const { id: conversationId, language } = props.conversation;
  const [text, setText] = useDraft(conversationId);
  const [macros, setMacros] = useState(false);
  const input = useRef<TextAreaRef>(null);
  const whisper = useTypingWhisper(conversationId);
  const { send, sending, error, forget } = useReply(conversationId, text, () => setText(""));
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
      <ProblemNotice error={error} />
      <Input.TextArea
        ref={input}
        aria-label={t("composer")}
        placeholder={narrow ? t("placeholderShort") : t("placeholder")}
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          forget();
          whisper();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
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
          loading={sending}
          disabled={!text.trim() || text.length > TEXT_LENGTH_MAX}
          onClick={send}
        >
          {t("send")}
        </Button>
      </div>
    </div>
  );
}

function useDraft(conversationId: string): [string, (text: string) => void] {
  const [text, setText] = useState(drafts.get(conversationId) ?? "");
  return [
    text,
    (next) => {
      drafts.set(conversationId, next);
      setText(next);
    },
  ];
}

/** Sends what is written. The key is kept while the same text is tried again, and only then. */
function useReply(conversationId: string, text: string, done: () => void) {
  const message = useSend(conversationId);
  const tried = useRef({ text: "", clientId: "" });
  const send = () => {
    const trimmed = text.trim();
    if (!trimmed || trimmed.length > TEXT_LENGTH_MAX || message.isPending) return;
    if (tried.current.text !== trimmed) {
      tried.current = { text: trimmed, clientId: idempotencyKey() };
    }
    message.mutate(tried.current, {
      onSuccess: () => {
        tried.current = { text: "", clientId: "" };
        done();
      },
    });
  };
  // A refusal is about the words as they were; once they change, it has been understood.
  const forget = () => {
    if (message.isError) message.reset();
  };
  return { send, sending: message.isPending, error: message.error, forget };
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
