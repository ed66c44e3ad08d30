import type { Language } from "@jinnang/words";
import { useEffect, useRef } from "react";
import type { Fault } from "../data.ts";
import { useText } from "../text.ts";
import styles from "./editor.module.css";
import { keyOf, languageOfField } from "./field-id.ts";
import { useEditText } from "./text.ts";

/** What stands in the way of submitting; each line leads to its field. */
export function Faults(props: {
  faults: readonly Fault[];
  isChecked: boolean;
  /** Grows when somebody tried to submit: the list takes the focus. */
  focusCount: number;
  onGo: (fault: Fault) => void;
}) {
  const t = useText();
  const e = useEditText();
  const { faults, isChecked, focusCount } = props;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focusCount === 0) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: "center" });
  }, [focusCount]);
  if (faults.length === 0) {
    const text = e(isChecked ? "faultsNone" : "faultsLater");
    return <p className={isChecked ? "notice good" : "soft small"}>{text}</p>;
  }
  return (
    <section ref={box} className="notice warn" tabIndex={-1} aria-labelledby="article-faults">
      <h2 id="article-faults">{e("faults", { n: faults.length })}</h2>
      <p className="small">{e("faultsHint")}</p>
      <ul className={styles.faults}>
        {faults.map((fault) => (
          <li key={keyOf(fault)}>
            <button type="button" onClick={() => props.onGo(fault)}>
              <span className="strong">{nameOfField(t, fault.field)}</span> {fault.message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Text = ReturnType<typeof useText>;

/** "标题（中文）" for `title.zh`. */
export function nameOfField(t: Text, field: string): string {
  const [name = "", language] = field.split(".");
  const word = t(`field_${name}` as Parameters<Text>[0]);
  if (!languageOfField(field)) return word;
  return t("nameLanguage", { name: word, language: t(language as Language) });
}
