import { formatClock } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { CodeStep } from "../../shared/code-step.tsx";
import { PinField } from "../../shared/field.tsx";
import { useMe } from "../../shared/me.ts";
import { PasswordField } from "../../shared/password-field.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { setPin as putPin, resetPin, sendPinResetCode } from "./data.ts";
import { useText } from "./text.ts";

/** Setting, changing or resetting the payment PIN. */
export function PinPage() {
  const t = useText();
  const me = useMe();
  const [reset, setReset] = useState(false);
  const title = reset ? t("resetPin") : t(me?.hasPin ? "changePin" : "setPin");
  return (
    <Screen title={title}>
      {me?.pinLockedUntil ? (
        <p className="notice warn">{t("pinLocked", { time: formatClock(me.pinLockedUntil) })}</p>
      ) : null}
      {reset ? <ResetForm /> : <SetForm hasPin={me?.hasPin ?? false} />}
      {me?.hasPin && !reset ? (
        <Button fill="none" onClick={() => setReset(true)}>
          {t("forgotPin")}
        </Button>
      ) : null}
    </Screen>
  );
}

/** Goes back, with the new state of the PIN known. */
function useDone() {
  const t = useText();
  const router = useRouter();
  const queries = useQueryClient();
  return async () => {
    Toast.show({ content: t("saved"), icon: "success" });
    await queries.invalidateQueries({ queryKey: ["me"] });
    router.history.back();
  };
}

function SetForm(props: { hasPin: boolean }) {
  const t = useText();
  const done = useDone();
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const [password, setPassword] = useState("");
  const [currentPin, setCurrentPin] = useState("");
  const set = useMutation({
    mutationFn: () => putPin({ pin, password, ...(props.hasPin ? { currentPin } : {}) }),
  });
  return (
    <form
      className="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate(undefined, { onSuccess: done });
      }}
    >
      {props.hasPin ? (
        <>
          <p className="strong">{t("oldPin")}</p>
          <PinField label={t("oldPin")} value={currentPin} onChange={setCurrentPin} />
        </>
      ) : null}
      <NewPin pin={pin} setPin={setPin} again={again} setAgain={setAgain} />
      <PasswordField
        label={t("currentPassword")}
        value={password}
        autoComplete="current-password"
        onChange={setPassword}
      />
      <ProblemNotice error={set.error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={set.isPending}
        disabled={
          pin.length !== 6 ||
          pin !== again ||
          !password ||
          (props.hasPin && currentPin.length !== 6)
        }
      >
        {t("save")}
      </Button>
    </form>
  );
}

function NewPin(props: {
  pin: string;
  setPin: (pin: string) => void;
  again: string;
  setAgain: (pin: string) => void;
}) {
  const t = useText();
  const differs = props.again.length === 6 && props.again !== props.pin;
  return (
    <>
      <p className="strong">{t("pin")}</p>
      <PinField label={t("pin")} value={props.pin} onChange={props.setPin} />
      <p className="small soft">{t("pinHint")}</p>
      <p className="strong">{t("pinAgain")}</p>
      <PinField label={t("pinAgain")} value={props.again} onChange={props.setAgain} />
      <p className="error-text" aria-live="polite">
        {differs ? t("pinDiffers") : ""}
      </p>
    </>
  );
}

function ResetForm() {
  const t = useText();
  const me = useMe();
  const done = useDone();
  const [password, setPassword] = useState("");
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const send = useMutation({ mutationFn: sendPinResetCode });
  const finish = useMutation({
    mutationFn: (code: string) =>
      resetPin({ resetId: send.data?.resetId ?? "", code, password, pin }),
  });
  if (!send.data) {
    return (
      <div className="card stack">
        <ProblemNotice error={send.error} />
        <Button block color="primary" loading={send.isPending} onClick={() => send.mutate("sms")}>
          {t("sendCode")}
        </Button>
        {me?.emailMasked ? (
          <Button block fill="none" loading={send.isPending} onClick={() => send.mutate("email")}>
            {t("codeByEmail")}
          </Button>
        ) : null}
      </div>
    );
  }
  const fields = (
    <>
      <PasswordField
        label={t("currentPassword")}
        value={password}
        autoComplete="current-password"
        onChange={setPassword}
      />
      <NewPin pin={pin} setPin={setPin} again={again} setAgain={setAgain} />
    </>
  );
  return (
    <div className="card">
      <CodeStep
        sent={send.data}
        error={finish.error ?? send.error}
        busy={finish.isPending}
        onCode={(code) => finish.mutate(code, { onSuccess: done })}
        onResend={(channel) => send.mutate(channel)}
        submitText={t("save")}
        more={{ fields, ready: password !== "" && pin.length === 6 && pin === again }}
      />
    </div>
  );
}
