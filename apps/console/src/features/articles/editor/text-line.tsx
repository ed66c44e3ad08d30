import type { Language } from "@jinnang/words";
import { Input } from "antd";
import type { Fault } from "../data.ts";
import { keyOf } from "./field-id.ts";

/** One text of an article with its label, its length and what the server finds wrong with it. */
export function TextLine(props: {
  id: string;
  label: string;
  language: Language;
  value: string;
  lengthMax: number;
  hint: string;
  faults: readonly Fault[];
  rows?: number;
  onChange: (text: string) => void;
}) {
  const { id, value, faults, rows } = props;
  const shared = {
    id,
    value,
    lang: props.language === "zh" ? "zh-CN" : "en",
    maxLength: props.lengthMax,
    status: faults.length > 0 ? ("warning" as const) : ("" as const),
    "aria-describedby": `${id}-hint`,
    "aria-invalid": faults.length > 0,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {rows === undefined ? (
        <Input {...shared} onChange={(event) => props.onChange(event.target.value)} />
      ) : (
        <Input.TextArea
          {...shared}
          autoSize={{ minRows: rows }}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
      <FieldFoot id={`${id}-hint`} hint={props.hint} faults={faults} />
    </div>
  );
}

/** What a field is for, and below it what is wrong; read out together with the field. */
export function FieldFoot(props: { id: string; hint: string; faults: readonly Fault[] }) {
  return (
    <div id={props.id} className="small">
      <p className="soft">{props.hint}</p>
      {props.faults.map((fault) => (
        <p key={keyOf(fault)} className="fault-text">
          {fault.message}
        </p>
      ))}
    </div>
  );
}
