import { type ComponentProps, type ReactNode, useId } from "react";
import { useText } from "./text.ts";

/** A labelled input with its hint and its error, tied together for screen readers. */
export function Field(
  props: {
    label: string;
    hint?: ReactNode;
    error?: string | undefined;
    after?: ReactNode;
  } & ComponentProps<"input">,
) {
  const { label, hint, error, after, ...input } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="input-row">
        <input
          id={id}
          className="input"
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint`}
          {...input}
        />
        {after}
      </div>
      <div id={`${id}-hint`} className="small soft" aria-live="polite">
        {error ? <p className="error-text">{error}</p> : hint}
      </div>
    </div>
  );
}

/** Six digits, hidden, with the number keyboard; calls back when the sixth is typed. */
export function PinField(props: {
  label?: string;
  value: string;
  onChange: (pin: string) => void;
  onFull?: (pin: string) => void;
  disabled?: boolean;
}) {
  const t = useText();
  return (
    <div className="pin">
      <input
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        aria-label={props.label ?? t("pinLabel")}
        placeholder="······"
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => {
          const pin = event.target.value.replace(/\D/g, "").slice(0, 6);
          props.onChange(pin);
          if (pin.length === 6 && pin !== props.value) props.onFull?.(pin);
        }}
      />
    </div>
  );
}
