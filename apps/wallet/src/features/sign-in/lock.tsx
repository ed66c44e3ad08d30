import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { CodeStep } from "../../shared/code-step.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { lockByCode, lockByLink, sendLockCode } from "./data.ts";
import { PhoneForm } from "./sign-up.tsx";
import { useText } from "./text.ts";

const REASONS = ["lost_phone", "stolen"] as const;
type Reason = (typeof REASONS)[number];

/**
 * Locking without a sign-in. With the token of an alert's link behind the `#` one tap is enough:
 * only a tap locks, because programs open links to look at them.
 */
export function EmergencyLock() {
  const t = useText();
  const [token] = useState(() => window.location.hash.slice(1));
  return <Screen title={t("lockTitle")}>{token ? <ByLink token={token} /> : <ByNumber />}</Screen>;
}

function ByLink(props: { token: string }) {
  const t = useText();
  const lock = useMutation({
    mutationFn: () => lockByLink(props.token),
    // The link is used up: it shall not stay in the history of a phone that others hold.
    onSuccess: () => window.history.replaceState(null, "", window.location.pathname),
  });
  if (lock.isSuccess) return <Locked byLink />;
  return (
    <div className="card stack">
      <p className="strong">{t("lockLinkAsk")}</p>
      <p>{t("lockLinkText")}</p>
      <ProblemNotice error={lock.error} />
      <Button block color="danger" loading={lock.isPending} onClick={() => lock.mutate()}>
        {t("lockLinkNow")}
      </Button>
      <p>
        <Link to="/">{t("wasMe")}</Link>
      </p>
    </div>
  );
}

function ByNumber() {
  const t = useText();
  const [phone, setPhone] = useState("");
  const [reason, setReason] = useState<Reason>("lost_phone");
  const send = useMutation({
    mutationFn: (channel: "sms" | "call" | "email") => sendLockCode({ phone, channel }),
  });
  const lock = useMutation({
    mutationFn: (code: string) => lockByCode({ lockId: send.data?.lockId ?? "", code, reason }),
  });
  if (lock.isSuccess) return <Locked />;
  if (send.data) {
    return (
      <div className="card stack">
        <CodeStep
          sent={send.data}
          error={lock.error ?? send.error}
          busy={lock.isPending}
          onCode={(code) => lock.mutate(code)}
          onResend={(channel) => {
            lock.reset();
            send.mutate(channel);
          }}
          submitText={t("lockNow")}
        />
        <Button block fill="none" loading={send.isPending} onClick={() => send.mutate("email")}>
          {t("codeByEmail")}
        </Button>
      </div>
    );
  }
  return (
    <div className="stack">
      <p>{t("lockText")}</p>
      <fieldset className="stack" style={{ border: 0, padding: 0, margin: 0 }}>
        <legend className="strong">{t("lockWhy")}</legend>
        {REASONS.map((name) => (
          <label key={name} className="row" style={{ minHeight: 44 }}>
            <input
              type="radio"
              name="reason"
              checked={reason === name}
              onChange={() => setReason(name)}
            />
            {t(`lock_${name}`)}
          </label>
        ))}
      </fieldset>
      <PhoneForm
        phone={phone}
        setPhone={setPhone}
        error={send.error}
        busy={send.isPending}
        onSend={() => send.mutate("sms")}
      />
    </div>
  );
}

function Locked(props: { byLink?: boolean }) {
  const t = useText();
  return (
    <div className="notice good" role="status">
      <p className="strong">{t("lockedTitle")}</p>
      <p>{t(props.byLink ? "lockedByLink" : "lockedByCode")}</p>
      <p>
        <Link to="/help/$slug" params={{ slug: "unlock-wallet" }}>
          {t("howToUnlock")}
        </Link>
      </p>
    </div>
  );
}
