import { Labelled } from "@jinnang/ui";
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
  const left = props.lengthMax - props.value.length;
  const hint = left <= LEFT_SHOWN ? t("left", { count: left }) : props.hint;
  return (
    <Labelled label={props.label} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          className="input"
          rows={props.rows ?? 4}
          maxLength={props.lengthMax}
          required
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}
