import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { CodeStep } from "../../shared/code-step.tsx";
import { deviceName } from "../../shared/device.ts";
import { Field } from "../../shared/field.tsx";
import { NewPasswordField } from "../../shared/password-field.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { finishSignUp, sendSignUpCode, verifySignUp } from "./data.ts";
import { useText } from "./text.ts";

/** Sign-up in three steps: phone, code, name and password. */
export function SignUp() {
  const t = useText();
  const [phone, setPhone] = useState("");
  const send = useMutation({
    mutationFn: (channel: "sms" | "call") => sendSignUpCode({ phone, channel }),
  });
  const verify = useMutation({
    mutationFn: (code: string) => verifySignUp({ signUpId: send.data?.signUpId ?? "", code }),
  });
  const step = verify.data ? 3 : send.data ? 2 : 1;
  return (
    <Screen title={t("signUp")}>
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
        <>
          <CodeStep
            sent={send.data}
            error={verify.error ?? send.error}
            busy={verify.isPending}
            onCode={(code) => verify.mutate(code)}
            onResend={(channel) => {
              verify.reset();
              send.mutate(channel);
            }}
          />
          <Button fill="none" onClick={() => send.reset()}>
            {t("useOther")}
          </Button>
        </>
      ) : null}
      {step === 3 ? <FinishForm signUpId={send.data?.signUpId ?? ""} phone={phone} /> : null}
    </Screen>
  );
}

export function PhoneForm(props: {
  phone: string;
  setPhone: (phone: string) => void;
  error: unknown;
  busy: boolean;
  onSend: () => void;
}) {
  const t = useText();
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend();
      }}
    >
      <Field
        label={t("phone")}
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        maxLength={24}
        required
        value={props.phone}
        hint={t("phoneHint")}
        onChange={(event) => props.setPhone(event.target.value)}
      />
      <ProblemNotice error={props.error} />
      <Button block color="primary" type="submit" loading={props.busy} disabled={!props.phone}>
        {t("sendCode")}
      </Button>
      <p>
        <Link to="/sign-in">{t("haveAccount")}</Link>
      </p>
    </form>
  );
}

function FinishForm(props: { signUpId: string; phone: string }) {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [displayName, setName] = useState("");
  const [password, setPassword] = useState("");
  const finish = useMutation({
    mutationFn: () => {
      const { signUpId } = props;
      return finishSignUp({ signUpId, password, displayName, deviceName: deviceName() });
    },
    onSuccess: ({ customer }) => {
      queries.clear();
      queries.setQueryData(["me"], customer);
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        finish.mutate(undefined, { onSuccess: () => navigate({ to: "/", replace: true }) });
      }}
    >
      <Field
        label={t("name")}
        autoComplete="name"
        maxLength={40}
        required
        value={displayName}
        hint={t("nameHint")}
        onChange={(event) => setName(event.target.value)}
      />
      <NewPasswordField
        label={t("password")}
        value={password}
        hints={[props.phone, displayName]}
        onChange={setPassword}
      />
      <ProblemNotice error={finish.error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={finish.isPending}
        disabled={!displayName || password.length < 8}
      >
        {t("finish")}
      </Button>
    </form>
  );
}
