import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { signIn as postSignIn } from "../../shared/data.ts";
import { deviceName } from "../../shared/device.ts";
import { Field } from "../../shared/field.tsx";
import { PasswordField } from "../../shared/password-field.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import styles from "./sign-in.module.css";
import { useText } from "./text.ts";

/** Sign-in with phone and password; goes on to the screen that asked for it. */
export function SignIn() {
  const t = useText();
  const router = useRouter();
  const queries = useQueryClient();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const [phone, setPhone] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => postSignIn({ phone, password, deviceName: deviceName() }),
    onSuccess: ({ customer }) => {
      queries.clear();
      queries.setQueryData(["me"], customer);
    },
  });
  return (
    <Screen title={t("signIn")}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate(undefined, { onSuccess: () => router.history.replace(ownPath(next)) });
        }}
      >
        <Field
          label={t("phone")}
          type="tel"
          autoComplete="username"
          inputMode="tel"
          maxLength={24}
          required
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <PasswordField
          label={t("password")}
          value={password}
          autoComplete="current-password"
          onChange={setPassword}
        />
        <ProblemNotice error={signIn.error} />
        <Button
          block
          color="primary"
          type="submit"
          loading={signIn.isPending}
          disabled={!phone || !password}
        >
          {t("signIn")}
        </Button>
      </form>
      <div className={styles.links}>
        <Link to="/forgot">{t("forgot")}</Link>
        <Link to="/lock">{t("emergencyLock")}</Link>
        <Link to="/sign-up">{t("noAccount")}</Link>
      </div>
    </Screen>
  );
}

/** Only a path of our own; a link must not lead a signed-in person elsewhere. */
function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}
