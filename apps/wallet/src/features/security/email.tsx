import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { CodeStep } from "../../shared/code-step.tsx";
import { Field } from "../../shared/field.tsx";
import { useMe } from "../../shared/me.ts";
import { PasswordField } from "../../shared/password-field.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { confirmEmail, type SentEmailCode as Sent, sendEmailCode } from "./data.ts";
import { useText } from "./text.ts";

/** Adding or replacing the e-mail address: a code goes there and comes back here. */
export function EmailPage() {
  const t = useText();
  const me = useMe();
  const [sent, setSent] = useState<Sent>();
  return (
    <Screen title={t(me?.emailMasked ? "changeEmail" : "addEmail")}>
      <p className="soft">
        {me?.emailMasked ? t("emailNow", { email: me.emailMasked }) : t("emailWhy")}
      </p>
      {sent ? (
        <CodeForm sent={sent} restart={() => setSent(undefined)} />
      ) : (
        <AddressForm onSent={setSent} />
      )}
    </Screen>
  );
}

function AddressForm(props: { onSent: (sent: Sent) => void }) {
  const t = useText();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const send = useMutation({
    mutationFn: () => sendEmailCode({ email: email.trim(), password }),
    onSuccess: props.onSent,
  });
  return (
    <form
      className="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <Field
        label={t("email")}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        label={t("currentPassword")}
        value={password}
        autoComplete="current-password"
        onChange={setPassword}
      />
      <p className="small soft">{t("emailPassword")}</p>
      <ProblemNotice error={send.error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={send.isPending}
        disabled={!email.includes("@") || !password}
      >
        {t("sendEmailCode")}
      </Button>
    </form>
  );
}

function CodeForm(props: { sent: Sent; restart: () => void }) {
  const t = useText();
  const router = useRouter();
  const queries = useQueryClient();
  const { emailId } = props.sent;
  const confirm = useMutation({
    mutationFn: (code: string) => confirmEmail({ emailId, code }),
    onSuccess: (me) => {
      queries.setQueryData(["me"], me);
      Toast.show({ content: t("emailDone"), icon: "success" });
    },
  });
  return (
    <div className="stack card">
      <CodeStep
        sent={props.sent}
        error={confirm.error}
        busy={confirm.isPending}
        onCode={(code) => confirm.mutate(code, { onSuccess: () => router.history.back() })}
        submitText={t("confirmEmail")}
      />
      <Button block fill="none" onClick={props.restart}>
        {t("otherEmail")}
      </Button>
    </div>
  );
}
