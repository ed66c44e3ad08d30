import { Labelled, type Labels } from "@jinnang/ui";
import { Input } from "antd";
import type { TextAreaProps } from "antd/es/input";
import type { ComponentProps } from "react";

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
