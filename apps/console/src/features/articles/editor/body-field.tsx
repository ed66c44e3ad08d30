import type { Language } from "@jinnang/words";
import { Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import { flushSync } from "react-dom";
import type { Fault } from "../data.ts";
import { useText } from "../text.ts";
import { BodyToolbar } from "./body-toolbar.tsx";
import { fieldId } from "./field-id.ts";
import { FormatHelp } from "./format-help.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import type { Placeholders } from "./preview.tsx";
import { useEditText } from "./text.ts";
import { FieldFoot } from "./text-line.tsx";
import { insertText, linePrefix, surround } from "./write-into.ts";

/** The server's bound; the longest article so far has a tenth of it. */
const BODY_LENGTH_MAX = 20_000;

/** The text of an article in one language: Markdown with a few buttons for who does not know it. */
export function BodyField(props: {
  language: Language;
  value: string;
  faults: readonly Fault[];
  placeholders: Placeholders;
  onChange: (text: string) => void;
}) {
  const t = useText();
  const e = useEditText();
  const { language, value, faults } = props;
  const id = fieldId(`body.${language}`);
  const area = () => document.getElementById(id) as HTMLTextAreaElement;
  const [linkText, setLinkText] = useState<string>();
  const openLink = () => {
    const { selectionStart, selectionEnd } = area();
    setLinkText(value.slice(selectionStart, selectionEnd));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "b") return;
    event.preventDefault();
    surround(area(), "**");
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t("field_body")}</label>
      <BodyToolbar
        language={language}
        placeholders={Object.keys(props.placeholders[language])}
        onBold={() => surround(area(), "**")}
        onLine={(prefix) => linePrefix(area(), prefix)}
        onPlaceholder={(name) => insertText(area(), `{{${name}}}`)}
        onLink={openLink}
      />
      <Input.TextArea
        id={id}
        value={value}
        lang={language === "zh" ? "zh-CN" : "en"}
        maxLength={BODY_LENGTH_MAX}
        autoSize={{ minRows: 10, maxRows: 28 }}
        status={faults.length > 0 ? "warning" : ""}
        aria-describedby={`${id}-hint`}
        aria-invalid={faults.length > 0}
        onKeyDown={onKeyDown}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <FieldFoot
        id={`${id}-hint`}
        hint={e("bodyHint", { n: value.length, max: BODY_LENGTH_MAX })}
        faults={faults}
      />
      <FormatHelp />
      {linkText === undefined ? null : (
        <LinkDialog
          text={linkText}
          language={language}
          onClose={() => setLinkText(undefined)}
          onInsert={(markdown) => {
            // The dialog holds the focus until it is gone.
            flushSync(() => setLinkText(undefined));
            requestAnimationFrame(() => insertText(area(), markdown));
          }}
        />
      )}
    </div>
  );
}
