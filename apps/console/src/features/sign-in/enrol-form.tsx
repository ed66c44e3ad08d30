import type { Schemas } from "@jinnang/api-client";
import { Button } from "antd";
import { type FormEvent, useState } from "react";
import { TextField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { Authenticator, newTotpSecret } from "./authenticator.tsx";
import { EnrolPassword } from "./enrol-password.tsx";
import { useText } from "./enrol-text.ts";
import { CODE_LENGTH, EMPTY, type EnrolValues, isReady, TOTP_LENGTH } from "./enrol-values.ts";
import { useFinish } from "./use-finish.ts";

/** What the link lets its owner set: both secrets, or the one that was lost. */
export function EnrolForm(props: {
  token: string;
  enrolment: Schemas["StaffEnrolment"];
  onDone: (staffNumber: string) => void;
}) {
  const t = useText();
  const { token, enrolment, onDone } = props;
  const { lost, needsCode, staffNumber, displayName } = enrolment;
  const [secret] = useState(newTotpSecret);
  const [values, setValues] = useState(EMPTY);
  const set = (change: Partial<EnrolValues>) => setValues((before) => ({ ...before, ...change }));
  const finish = useFinish({ token, secret, enrolment, onDone });
  const ready = isReady(values, enrolment);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !finish.isPending) finish.mutate(values);
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
          value={values.code}
          onChange={(event) => set({ code: digits(event.target.value, CODE_LENGTH) })}
        />
      ) : null}
      <EnrolPassword isNew={lost !== "authenticator"} values={values} onChange={set} />
      {lost === "password" ? null : <Authenticator secret={secret} staffNumber={staffNumber} />}
      <TextField
        label={t("totp")}
        hint={t(lost === "password" ? "totpOldHint" : "totpNewHint")}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={values.totpCode}
        onChange={(event) => set({ totpCode: digits(event.target.value, TOTP_LENGTH) })}
      />
      {lost === "both" ? <Email value={values.email} onChange={(email) => set({ email })} /> : null}
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

function Email(props: { value: string; onChange: (email: string) => void }) {
  const t = useText();
  return (
    <TextField
      label={t("email")}
      hint={t("emailHint")}
      optional
      type="email"
      autoComplete="email"
      maxLength={254}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

function digits(text: string, length: number): string {
  return text.normalize("NFKC").replace(/\D/g, "").slice(0, length);
}
