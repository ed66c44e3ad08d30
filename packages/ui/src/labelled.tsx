import { type ReactNode, useId } from "react";
import { defineText } from "./text.ts";

const useText = defineText("labelled", {
  zh: { optional: "（可不填）" },
  en: { optional: "(optional)" },
});

export interface Labels {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
}

/** What ties a control to its label, its hint and its error. */
export interface LabelledIds {
  id: string;
  "aria-describedby": string;
  "aria-invalid"?: true;
}

/** A label, its control, its hint and its error, tied together for screen readers. */
export function Labelled(props: Labels & { children: (ids: LabelledIds) => ReactNode }) {
  const t = useText();
  const id = useId();
  const invalid = props.error ? { "aria-invalid": true as const } : {};
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.label}
        {props.optional ? <span className="soft"> {t("optional")}</span> : null}
      </label>
      {props.children({ id, "aria-describedby": `${id}-hint`, ...invalid })}
      <div id={`${id}-hint`} className="small soft" aria-live="polite">
        {props.error ? <p className="error-text">{props.error}</p> : props.hint}
      </div>
    </div>
  );
}
