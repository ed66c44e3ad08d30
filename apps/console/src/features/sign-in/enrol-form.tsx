import type { Schemas } from "@jinnang/api-client";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { PasswordField, TextField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { Authenticator, newTotpSecret } from "./authenticator.tsx";
import { useText } from "./enrol-text.ts";

const CODE_LENGTH = 8;
const TOTP_LENGTH = 6;
const PASSWORD_LENGTH_MIN = 8;

/** What the link lets its owner set: both secrets, or the one that was lost. */
export function EnrolForm(props: {
  token: string;
  enrolment: Schemas["StaffEnrolment"];
  onDone: (staffNumber: string) => void;
}) {
  const t = useText();
  const { enrolment } = props;
  const { lost, needsCode, staffNumber, displayName } = enrolment;
  const [secret] = useState(newTotpSecret);
  const [form, setForm] = useState({
    code: "",
    current: "",
    password: "",
    again: "",
    totpCode: "",
    email: "",
  });
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const newPassword = lost !== "authenticator";
  const newAuthenticator = lost !== "password";
  const finish = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/identity/staff/enrolment/finish", {
          body: {
            token: props.token,
            totpCode: form.totpCode,
            ...(needsCode ? { code: form.code } : {}),
            ...(newPassword ? { password: form.password } : { currentPassword: form.current }),
            ...(newAuthenticator ? { totpSecret: secret } : {}),
            ...(form.email.trim() ? { email: form.email.trim() } : {}),
          },
        }),
      ),
    onSuccess: (answer) => props.onDone(answer.staffNumber),
  });
  const differs = form.again !== "" && form.again !== form.password;
  const passwordReady = newPassword
    ? form.password.length >= PASSWORD_LENGTH_MIN && form.again === form.password
    : form.current !== "";
  const codeReady = !needsCode || form.code.length === CODE_LENGTH;
  const ready = passwordReady && codeReady && form.totpCode.length === TOTP_LENGTH;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !finish.isPending) finish.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{t("whose", { name: displayName, number: staffNumber })}</p>
      {/* Password managers need to know whose password it is. */}
      <input type="hidden" autoComplete="username" value={staffNumber} readOnly />
      {needsCode ? (
        <TextField
          label={t("code")}
          hint={t("codeHint")}
          inputMode="numeric"
          autoComplete="off"
          value={form.code}
          onChange={(event) => set({ code: digits(event.target.value, CODE_LENGTH) })}
        />
      ) : null}
      {newPassword ? (
        <>
          <PasswordField
            label={t("password")}
            hint={t("passwordHint")}
            autoComplete="new-password"
            maxLength={128}
            value={form.password}
            onChange={(event) => set({ password: event.target.value })}
          />
          <PasswordField
            label={t("again")}
            autoComplete="new-password"
            maxLength={128}
            value={form.again}
            error={differs ? t("differs") : undefined}
            onChange={(event) => set({ again: event.target.value })}
          />
        </>
      ) : (
        <PasswordField
          label={t("current")}
          autoComplete="current-password"
          maxLength={128}
          value={form.current}
          onChange={(event) => set({ current: event.target.value })}
        />
      )}
      {newAuthenticator ? <Authenticator secret={secret} staffNumber={staffNumber} /> : null}
      <TextField
        label={t("totp")}
        hint={t(newAuthenticator ? "totpNewHint" : "totpOldHint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={form.totpCode}
        onChange={(event) => set({ totpCode: digits(event.target.value, TOTP_LENGTH) })}
      />
      {lost === "both" ? (
        <TextField
          label={t("email")}
          hint={t("emailHint")}
          optional
          type="email"
          autoComplete="email"
          maxLength={254}
          value={form.email}
          onChange={(event) => set({ email: event.target.value })}
        />
      ) : null}
      <ProblemNotice error={finish.error} />
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={finish.isPending}
        disabled={!ready}
      >
        {t("finish")}
      </Button>
    </form>
  );
}

function digits(text: string, length: number): string {
  return text.normalize("NFKC").replace(/\D/g, "").slice(0, length);
}
