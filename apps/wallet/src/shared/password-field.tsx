import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "./button.tsx";
import { strengthQuery } from "./data.ts";
import { Field } from "./field.tsx";
import styles from "./password-field.module.css";
import { useText } from "./password-text.ts";

const STRENGTH = ["strength0", "strength1", "strength2", "strength3", "strength4"] as const;

/** A password that can be shown. */
export function PasswordField(props: {
  label: string;
  value: string;
  onChange: (password: string) => void;
  autoComplete: "current-password" | "new-password";
  error?: string | undefined;
}) {
  const t = useText();
  const [shown, setShown] = useState(false);
  return (
    <Field
      label={props.label}
      type={shown ? "text" : "password"}
      value={props.value}
      maxLength={128}
      autoComplete={props.autoComplete}
      error={props.error}
      onChange={(event) => props.onChange(event.target.value)}
      after={
        <Button
          fill="outline"
          aria-pressed={shown}
          aria-label={`${t(shown ? "hide" : "show")} ${props.label}`}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? "hide" : "show")}
        </Button>
      }
    />
  );
}

/** A new password with its strength, judged in the browser as it is typed. */
export function NewPasswordField(props: {
  label: string;
  value: string;
  hints: string[];
  onChange: (password: string) => void;
}) {
  const t = useText();
  const password = useDeferredValue(props.value);
  const strength = useQuery({
    ...strengthQuery(password, props.hints),
    enabled: password.length >= 4,
    placeholderData: (previous) => previous,
  });
  const judged = password.length >= 4 ? strength.data : undefined;
  const score = judged?.score ?? 0;
  const level = score >= 3 ? "good" : score === 2 ? "fair" : "weak";
  return (
    <div>
      <PasswordField {...props} autoComplete="new-password" />
      <div className={styles.meter} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <span key={step} data-on={judged && Math.max(score, 1) >= step ? level : undefined} />
        ))}
      </div>
      <p className="small soft" aria-live="polite">
        {judged
          ? `${t("strength")}: ${t(STRENGTH[score] ?? "strength0")}. ${judged.warning ?? ""}`
          : t("passwordHint")}
      </p>
    </div>
  );
}
