import { AreaField } from "../../shared/field.tsx";

/** The server's bound; a reviewer reads it before the words, and it stays in the history. */
const NOTE_LENGTH_MAX = 500;

export function NoteField(props: {
  label: string;
  hint?: string;
  optional?: boolean;
  value: string;
  onChange: (note: string) => void;
}) {
  const { onChange, ...field } = props;
  return (
    <AreaField
      {...field}
      rows={3}
      maxLength={NOTE_LENGTH_MAX}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
