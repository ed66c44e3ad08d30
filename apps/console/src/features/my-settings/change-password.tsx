import { useOnce } from "@jinnang/ui";
import { useMutation } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { PasswordField } from "../../shared/field.tsx";
import { useMe } from "../../shared/me.ts";
import { Section } from "../../shared/page.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText } from "./text.ts";

const LENGTH_MIN = 8;

export function ChangePassword() {
  const t = useText();
  const me = useMe();
  const { message } = App.useApp();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const change = useMutation({
    mutationFn: () =>
      take(api.POST("/v1/identity/staff/password", { body: { current, password } })),
    onSuccess: () => {
      message.success(t("saved"));
      for (const set of [setCurrent, setPassword, setAgain]) set("");
    },
  });
  const changeOnce = useOnce<void>(change);
  const differs = again !== "" && again !== password;
  const ready = current !== "" && password.length >= LENGTH_MIN && again === password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) changeOnce();
  };
  return (
    <Section title={t("password")}>
      <form className="stack" onSubmit={submit} style={{ maxWidth: 420 }}>
        {/* Password managers need to know whose password it is. */}
        <input type="hidden" autoComplete="username" value={me?.staffNumber ?? ""} readOnly />
        <PasswordField
          label={t("current")}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <PasswordField
          label={t("new")}
          hint={t("newHint")}
          autoComplete="new-password"
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <PasswordField
          label={t("again")}
          autoComplete="new-password"
          maxLength={128}
          value={again}
          error={differs ? t("differs") : undefined}
          onChange={(event) => setAgain(event.target.value)}
        />
        <p className="soft small">{t("signsOut")}</p>
        <ProblemNotice error={change.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!ready}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
