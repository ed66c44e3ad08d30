import { Input } from "antd";
import type { TextAreaProps } from "antd/es/input";
import { type ComponentProps, type ReactNode, useId } from "react";
import { useText } from "./text.ts";

interface Labels {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
}

/** A label, its control, its hint and its error, tied together for screen readers. */
export function Labelled(
  props: Labels & {
    children: (ids: { id: string; "aria-describedby": string; "aria-invalid"?: true }) => ReactNode;
  },
) {
  const t = useText();
  const id = useId();
  const invalid = props.error ? { "aria-invalid": true as const } : {};
  return (
    <div className="field">
      <label htmlFor={id}>
        {props.label} {props.optional ? <span className="soft">{t("optional")}</span> : null}
      </label>
      {props.children({ id, "aria-describedby": `${id}-hint`, ...invalid })}
      <div id={`${id}-hint`} className="small soft" aria-live="polite">
        {props.error ? <p className="error-text">{props.error}</p> : props.hint}
      </div>
    </div>
  );
}

export function TextField(props: Labels & ComponentProps<typeof Input>) {
  const { label, hint, error, optional, ...input } = props;
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ids) => <Input {...ids} status={error ? "error" : ""} {...input} />}
    </Labelled>
  );
}

export function PasswordField(props: Labels & ComponentProps<typeof Input.Password>) {
  const { label, hint, error, optional, ...input } = props;
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ids) => <Input.Password {...ids} status={error ? "error" : ""} {...input} />}
    </Labelled>
  );
}

export function AreaField(props: Labels & TextAreaProps) {
  const { label, hint, error, optional, ...input } = props;
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ids) => <Input.TextArea {...ids} rows={4} status={error ? "error" : ""} {...input} />}
    </Labelled>
  );
}

/**
 * A native list of choices: it works by keyboard, by screen reader and on phones as people expect.
 */
export function SelectField(
  props: Labels & {
    value: string;
    onChange: (value: string) => void;
    options: { value: string; label: string }[];
    disabled?: boolean;
  },
) {
  const { label, hint, error, optional } = props;
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ids) => (
        <select
          {...ids}
          className="select"
          value={props.value}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.target.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}
