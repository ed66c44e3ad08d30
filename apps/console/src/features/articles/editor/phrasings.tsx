import { CloseOutlined } from "@ant-design/icons";
import type { Language } from "@jinnang/words";
import { App, Button } from "antd";
import { memo, useEffect, useRef } from "react";
import type { Content, Fault } from "../data.ts";
import { useText } from "../text.ts";
import { AddPhrasings } from "./add-phrasings.tsx";
import styles from "./editor.module.css";
import { faultsOf, fieldId } from "./field-id.ts";
import {
  duplicatesIn,
  PHRASING_LENGTH_MAX,
  PHRASINGS_MAX,
  PHRASINGS_MIN,
} from "./phrasing-lines.ts";
import { useEditText } from "./text.ts";

/** How customers ask, one field each. Drawn anew only when it changes: there may be hundreds. */
export const Phrasings = memo(function Phrasings(props: {
  language: Language;
  phrasings: Content["phrasings"];
  faults: readonly Fault[];
  onChange: (patch: Partial<Content>) => void;
}) {
  const t = useText();
  const e = useEditText();
  const { message } = App.useApp();
  const { language, phrasings } = props;
  const field = `phrasings.${language}`;
  const list = phrasings[language];
  const twice = duplicatesIn(list);
  const set = (next: string[]) => props.onChange({ phrasings: { ...phrasings, [language]: next } });
  const box = useRef<HTMLUListElement>(null);
  const isAdded = useRef(false);
  useEffect(() => {
    if (isAdded.current) box.current?.lastElementChild?.scrollIntoView({ block: "nearest" });
    isAdded.current = false;
  });
  const add = (lines: string[]) => {
    const next = [...list, ...lines].slice(0, PHRASINGS_MAX);
    const n = next.length - list.length;
    const repeated = duplicatesIn(next).size - twice.size;
    isAdded.current = true;
    set(next);
    if (n < lines.length) {
      void message.warning(e("addedCut", { max: PHRASINGS_MAX, n: lines.length - n }));
    } else if (repeated > 0) void message.warning(e("addedTwice", { n, twice: repeated }));
    // One alone is seen where it stands; of many the number is worth a word.
    else if (n > 1) void message.success(e("added", { n }));
  };
  return (
    <fieldset className="plain-group stack">
      <legend className="row strong small">
        {t("field_phrasings")} <PhrasingCount n={list.length} />
      </legend>
      <p className="soft small">{e("phrasingsHint", { min: PHRASINGS_MIN })}</p>
      <AddPhrasings id={fieldId(field)} language={language} onAdd={add} />
      {faultsOf(props.faults, field).map(({ code, message: text }) => (
        <p key={code} className="fault-text small">
          {text}
        </p>
      ))}
      {twice.size > 0 ? (
        <p>
          <Button size="small" onClick={() => set(list.filter((_, index) => !twice.has(index)))}>
            {e("removeDuplicates", { n: twice.size })}
          </Button>
        </p>
      ) : null}
      <ul ref={box} className={styles.phrasingList} lang={language === "zh" ? "zh-CN" : "en"}>
        {list.map((text, index) => (
          <PhrasingLine
            // The place is what one edits; the words change with every key.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            id={fieldId(field, index)}
            index={index}
            text={text}
            isTwice={twice.has(index)}
            faults={faultsAt(props.faults, field, index, text)}
            onChange={(words) => set(list.with(index, words))}
            onRemove={() => set(list.toSpliced(index, 1))}
          />
        ))}
      </ul>
    </fieldset>
  );
});

/** What the last check found here, unless the words are others by now. */
function faultsAt(faults: readonly Fault[], field: string, index: number, text: string) {
  return faultsOf(faults, field, index).filter(
    ({ code, value }) => code !== "phrasing_twice" && (value === undefined || value === text),
  );
}

function PhrasingCount(props: { n: number }) {
  const e = useEditText();
  const { n } = props;
  const missing = PHRASINGS_MIN - n;
  if (missing <= 0) return <span className="tag soft">{e("phrasingsEnough", { n })}</span>;
  return (
    <span className="tag warn">{e("phrasingsCount", { n, missing, min: PHRASINGS_MIN })}</span>
  );
}

function PhrasingLine(props: {
  id: string;
  index: number;
  text: string;
  isTwice: boolean;
  faults: readonly Fault[];
  onChange: (text: string) => void;
  onRemove: () => void;
}) {
  const e = useEditText();
  const { id, text, isTwice, faults } = props;
  const isWrong = isTwice || faults.length > 0;
  return (
    <li>
      <div className={styles.phrasing}>
        <input
          id={id}
          className={isWrong ? styles.phrasingWrong : undefined}
          value={text}
          maxLength={PHRASING_LENGTH_MAX}
          aria-label={e("phrasingNumber", { n: props.index + 1 })}
          aria-describedby={isWrong ? `${id}-fault` : undefined}
          aria-invalid={isWrong || undefined}
          onChange={(event) => props.onChange(event.target.value)}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={e("removePhrasing", { text })}
          title={e("removePhrasing", { text })}
          onClick={props.onRemove}
        >
          <CloseOutlined aria-hidden />
        </button>
      </div>
      {isWrong ? (
        <div id={`${id}-fault`} className="fault-text small">
          {isTwice ? <p>{e("duplicate")}</p> : null}
          {faults.map((fault) => (
            <p key={fault.code}>{fault.message}</p>
          ))}
        </div>
      ) : null}
    </li>
  );
}
