import { useWords } from "@jinnang/ui";
import { Checkbox } from "antd";
import type { StaffRole } from "../../shared/me.ts";
import { ROLES } from "./data.ts";
import { useText } from "./text.ts";

export function RolesField(props: {
  value: StaffRole[];
  onChange: (roles: StaffRole[]) => void;
  disabled?: boolean;
}) {
  const t = useText();
  const word = useWords();
  return (
    <fieldset className="plain-group stack">
      <legend className="strong small">{t("roles")}</legend>
      <Checkbox.Group
        value={props.value}
        disabled={props.disabled ?? false}
        onChange={(chosen) => props.onChange(chosen as StaffRole[])}
        options={ROLES.map((value) => ({ value, label: word("staffRole", value) }))}
      />
      {props.value.length === 0 ? <p className="error-text">{t("pickRole")}</p> : null}
    </fieldset>
  );
}
