import { defineText } from "@jinnang/ui";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { isProblem } from "./api.ts";
import { Button } from "./button.tsx";
import styles from "./code-step.module.css";
import { Field } from "./field.tsx";
import { Icon } from "./icons.tsx";
import { CODE_DIGITS, codeDigits } from "./one-time-code.ts";
import { ProblemNotice } from "./states.tsx";

const useText = defineText("code-step", {
  zh: {
    code: "6 位验证码",
    bySmsTo: "已发送到 {{to}}，10 分钟内有效。",
    byCallTo: "我们正在拨打 {{to}}，请接听并记下 6 位数字。",
    byEmailTo: "验证码已发到 {{to}}，10 分钟内有效。没看到？请看看垃圾邮件。",
    resendIn: "{{seconds}} 秒后可以重发",
    resend: "重新发送",
    notArrived: "没收到？换一种方式",
    byCall: "打电话念给我听",
    bySms: "用短信发送",
    never: "我们的工作人员不会向您索要验证码和密码。",
    verify: "验证",
  },
  en: {
    code: "6-digit code",
    bySmsTo: "Sent to {{to}}; valid for 10 minutes.",
    byCallTo: "We are calling {{to}}; pick up and note the 6 digits.",
    byEmailTo: "A code went to {{to}}; it is valid for 10 minutes. Not there? Look under spam.",
    resendIn: "Send again in {{seconds}} s",
    resend: "Send again",
    notArrived: "Not there? Try another way",
    byCall: "Call me and read it out",
    bySms: "Send it by SMS",
    never: "Our staff never ask for a code or a password.",
    verify: "Verify",
  },
});

/** What the server says about a code that it sent. */
export interface SentCode {
  sentTo: string;
  channel: "sms" | "call" | "email";
  resendAfterSeconds: number;
}

/**
 * Typing a one-time code: where it was sent, sending it again, and the other channel. The sixth
 * digit sends it, unless other proofs are asked for beside it.
 */
export function CodeStep(props: {
  sent: SentCode;
  error: unknown;
  busy: boolean;
  onCode: (code: string) => void;
  /** Without it the code cannot be asked for again here. */
  onResend?: (channel: "sms" | "call") => void;
  submitText?: string;
  /** Other proofs that go with the code, and whether they are complete. */
  more?: { fields: ReactNode; ready: boolean };
}) {
  const t = useText();
  const [code, setCode] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const { sent, error, busy, more } = props;
  const isFull = code.length === CODE_DIGITS;
  useEffect(() => {
    // A wrong code is typed anew, not mended.
    if (!isProblem(error) || !error.code.startsWith("code_")) return;
    setCode("");
    input.current?.focus();
  }, [error]);
  const type = (text: string) => {
    const typed = codeDigits(text);
    setCode(typed);
    if (typed.length === CODE_DIGITS && typed !== code && !more && !busy) props.onCode(typed);
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFull && !busy) props.onCode(code);
      }}
    >
      <p>{t(SENT_TEXT[sent.channel], { to: sent.sentTo })}</p>
      <Field
        ref={input}
        label={t("code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        className={`input ${styles.code}`}
        value={code}
        onChange={(event) => type(event.target.value)}
      />
      {more?.fields}
      <ProblemNotice error={error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={busy}
        disabled={!isFull || more?.ready === false}
      >
        {props.submitText ?? t("verify")}
      </Button>
      {props.onResend ? <ResendRow sent={sent} onResend={props.onResend} /> : null}
      <p className={`small soft ${styles.never}`}>
        <Icon name="shield" size={18} /> {t("never")}
      </p>
    </form>
  );
}

const SENT_TEXT = { sms: "bySmsTo", call: "byCallTo", email: "byEmailTo" } as const;

function ResendRow(props: { sent: SentCode; onResend: (channel: "sms" | "call") => void }) {
  const t = useText();
  const seconds = useCountdown(props.sent);
  const byCall = props.sent.channel === "call";
  if (seconds > 0) return <p className="small soft">{t("resendIn", { seconds })}</p>;
  return (
    <div className={styles.links}>
      <button
        type="button"
        className={styles.textButton}
        onClick={() => props.onResend(byCall ? "call" : "sms")}
      >
        {t("resend")}
      </button>
      <button
        type="button"
        className={styles.textButton}
        onClick={() => props.onResend(byCall ? "sms" : "call")}
      >
        {t("notArrived")}: {t(byCall ? "bySms" : "byCall")}
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
