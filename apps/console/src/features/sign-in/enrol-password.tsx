import { PasswordField } from "../../shared/field.tsx";
import { useText } from "./enrol-text.ts";
import type { EnrolValues } from "./enrol-values.ts";

const LENGTH_MAX = 128;

/** A new password, twice; or the present one, from whoever lost only the authenticator. */
export function EnrolPassword(props: {
  isNew: boolean;
  values: EnrolValues;
  onChange: (change: Partial<EnrolValues>) => void;
}) {
  const t = useText();
  const { isNew, values, onChange } = props;
  const differs = values.again !== "" && values.again !== values.password;
  if (!isNew) {
    return (
      <PasswordField
        label={t("current")}
        autoComplete="current-password"
        maxLength={LENGTH_MAX}
        value={values.current}
        onChange={(event) => onChange({ current: event.target.value })}
      />
    );
  }
  return (
    <>
      <PasswordField
        label={t("password")}
        hint={t("passwordHint")}
        autoComplete="new-password"
        maxLength={LENGTH_MAX}
        value={values.password}
        onChange={(event) => onChange({ password: event.target.value })}
      />
      <PasswordField
        label={t("again")}
        autoComplete="new-password"
        maxLength={LENGTH_MAX}
        value={values.again}
        error={differs ? t("differs") : undefined}
        onChange={(event) => onChange({ again: event.target.value })}
      />
    </>
  );
}
