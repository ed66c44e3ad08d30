import type { Language } from "@jinnang/words";
import { Button, Input } from "antd";
import { type KeyboardEvent, useState } from "react";

import { linesOfPaste, PHRASING_LENGTH_MAX, PHRASINGS_MAX } from "./phrasing-lines.ts";
import { useEditText } from "./text.ts";

/** Adds one phrasing with Enter, or as many as were pasted, one a line. */
export function AddPhrasings(props: {
  id: string;
  language: Language;
  onAdd: (lines: string[]) => void;
}) {
  const e = useEditText();
  const { id } = props;
  const [text, setText] = useState("");
  const add = () => {
    const lines = linesOfPaste(text);
    if (lines.length === 0) return;
    props.onAdd(lines);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that chooses a Chinese word belongs to the input method.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div className="field">
      <label htmlFor={id}>{e("addPhrasing")}</label>
      <div className="row">
        <Input.TextArea
          id={id}
          className="grow"
          value={text}
          lang={props.language === "zh" ? "zh-CN" : "en"}
          autoSize={{ minRows: 1, maxRows: 8 }}
          maxLength={PHRASINGS_MAX * (PHRASING_LENGTH_MAX + 1)}
          aria-describedby={`${id}-hint`}
          onKeyDown={onKeyDown}
          onChange={(event) => setText(event.target.value)}
        />
        <Button onClick={add} disabled={text.trim() === ""}>
          {e("add")}
        </Button>
      </div>
      <p id={`${id}-hint`} className="soft small">
        {e("addPhrasingHint")}
      </p>
    </div>
  );
}
