import { AreaField } from "../../shared/field.tsx";
import { useText } from "./text.ts";

const LENGTH_MAX = 300;

/** Why, for the other admins and the audit log. */
export function ReasonField(props: { value: string; onChange: (reason: string) => void }) {
  const t = useText();
  return (
    <AreaField
      label={t("reason")}
      hint={t("reasonHint")}
      rows={2}
      maxLength={LENGTH_MAX}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}
