import { Labelled, type Labels } from "@jinnang/ui";
import type { ComponentProps, ReactNode } from "react";
import { useText } from "./text.ts";

/** A labelled input; `after` stands beside it, such as a button that shows a password. */
export function Field(props: Labels & { after?: ReactNode } & ComponentProps<"input">) {
  const { label, hint, error, optional, after, ...input } = props;
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ids) => (
        <div className="input-row">
          <input className="input" {...ids} {...input} />
          {after}
        </div>
      )}
    </Labelled>
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
