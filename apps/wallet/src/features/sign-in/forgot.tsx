import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { isProblem } from "../../shared/api.ts";
import { Button } from "../../shared/button.tsx";
import { CodeStep } from "../../shared/code-step.tsx";
import { NewPasswordField } from "../../shared/password-field.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { sendRecoveryCode, setForgottenPassword } from "./data.ts";
import { PhoneForm } from "./sign-up.tsx";
import { useText } from "./text.ts";

/** Refusals that concern the code: the person must type it again. */
const CODE_REFUSALS = ["code_wrong", "code_expired", "code_dead"];

/** A new password by a code to the phone; every other device is signed out. */
export function Forgot() {
  const t = useText();
  const navigate = useNavigate();
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const send = useMutation({
    mutationFn: (channel: "sms" | "call") => sendRecoveryCode({ phone, channel }),
  });
  const finish = useMutation({
    mutationFn: () =>
      setForgottenPassword({ recoveryId: send.data?.recoveryId ?? "", code, password }),
    onSuccess: () => {
      Toast.show({ content: t("forgotDone"), icon: "success" });
    },
    onError: (error) => {
      if (isProblem(error) && CODE_REFUSALS.includes(error.code)) setCode("");
    },
  });
  const step = code ? 3 : send.data ? 2 : 1;
  return (
    <Screen title={t("forgotTitle")}>
      <p className="small soft">{t("step", { step, of: 3 })}</p>
      {step === 1 ? (
        <PhoneForm
          phone={phone}
          setPhone={setPhone}
          error={send.error}
          busy={send.isPending}
          onSend={() => send.mutate("sms")}
        />
      ) : null}
      {step === 2 && send.data ? (
        <CodeStep
          sent={send.data}
          error={finish.error ?? send.error}
          busy={false}
          onCode={setCode}
          onResend={(channel) => {
            finish.reset();
            send.mutate(channel);
          }}
        />
      ) : null}
      {step === 3 ? (
        <NewPasswordForm
          phone={phone}
          password={password}
          setPassword={setPassword}
          error={finish.error}
          busy={finish.isPending}
          onSubmit={() =>
            finish.mutate(undefined, { onSuccess: () => navigate({ to: "/sign-in" }) })
          }
        />
      ) : null}
    </Screen>
  );
}

function NewPasswordForm(props: {
  phone: string;
  password: string;
  setPassword: (password: string) => void;
  error: unknown;
  busy: boolean;
  onSubmit: () => void;
}) {
  const t = useText();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
      }}
    >
      <NewPasswordField
        label={t("newPassword")}
        value={props.password}
        hints={[props.phone]}
        onChange={props.setPassword}
      />
      <ProblemNotice error={props.error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={props.busy}
        disabled={props.password.length < 8}
      >
        {t("setPassword")}
      </Button>
    </form>
  );
}
