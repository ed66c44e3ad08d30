import { useEffect, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { Icon } from "../../shared/icons.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import styles from "./sign-in.module.css";
import { useText } from "./text.ts";

/** What the server says about a code that it sent. */
export interface SentCode {
  sentTo: string;
  channel: string;
  resendAfterSeconds: number;
}

/** Typing a code: what was sent where, sending again with its wait, and the other channel. */
export function CodeStep(props: {
  sent: SentCode;
  error: unknown;
  busy: boolean;
  onCode: (code: string) => void;
  onResend: (channel: "sms" | "call") => void;
}) {
  const t = useText();
  const [code, setCode] = useState("");
  const seconds = useCountdown(props.sent);
  const byCall = props.sent.channel === "call";
  const submit = (value: string) => {
    if (value.length === 6 && !props.busy) props.onCode(value);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit(code);
      }}
    >
      <p>{t(byCall ? "codeCalling" : "codeSent", { to: props.sent.sentTo })}</p>
      <Field
        label={t("code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        className={`input ${styles.code}`}
        value={code}
        onChange={(event) => {
          const value = event.target.value.replace(/\D/g, "").slice(0, 6);
          setCode(value);
          submit(value);
        }}
      />
      <ProblemNotice error={props.error} />
      <Button block color="primary" type="submit" loading={props.busy} disabled={code.length !== 6}>
        {t("verify")}
      </Button>
      <ResendRow seconds={seconds} byCall={byCall} onResend={props.onResend} />
      <p className={`small soft ${styles.never}`}>
        <Icon name="shield" size={18} /> {t("never")}
      </p>
    </form>
  );
}

function ResendRow(props: {
  seconds: number;
  byCall: boolean;
  onResend: (channel: "sms" | "call") => void;
}) {
  const t = useText();
  if (props.seconds > 0) {
    return <p className="small soft">{t("resendIn", { seconds: props.seconds })}</p>;
  }
  return (
    <div className={styles.links}>
      <button
        type="button"
        className={styles.textButton}
        onClick={() => props.onResend(props.byCall ? "call" : "sms")}
      >
        {t("resend")}
      </button>
      <button
        type="button"
        className={styles.textButton}
        onClick={() => props.onResend(props.byCall ? "sms" : "call")}
      >
        {t("notArrived")}: {t(props.byCall ? "bySms" : "byCall")}
      </button>
    </div>
  );
}

/** Whole seconds until another code may be asked for; starts anew with every code sent. */
function useCountdown(sent: SentCode): number {
  const [left, setLeft] = useState(sent.resendAfterSeconds);
  useEffect(() => {
    const end = Date.now() + sent.resendAfterSeconds * 1_000;
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1_000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [sent]);
  return left;
}
