import { useId } from "react";
import { useText } from "./text.ts";

/** From here on the writer wants to know how much is left. */
const LEFT_SHOWN = 200;

/** A labelled field for several lines, with its hint and what is left of it. */
export function TextArea(props: {
  label: string;
  hint?: string;
  rows?: number;
  lengthMax: number;
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useText();
  const id = useId();
  const left = props.lengthMax - props.value.length;
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        className="input"
        rows={props.rows ?? 4}
        maxLength={props.lengthMax}
        required
        aria-describedby={`${id}-hint`}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <p id={`${id}-hint`} className="small soft">
        {left <= LEFT_SHOWN ? t("left", { count: left }) : props.hint}
      </p>
    </div>
  );
}
