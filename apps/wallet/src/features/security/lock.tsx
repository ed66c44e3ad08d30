import { formatTime, useWords } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { CodeStep } from "../../shared/code-step.tsx";
import { PinField } from "../../shared/field.tsx";
import { type Me, useMe } from "../../shared/me.ts";
import { PasswordField } from "../../shared/password-field.tsx";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice, Waiting } from "../../shared/states.tsx";
import { lockWallet, sendUnlockCode, unlockWallet } from "./data.ts";
import { useText } from "./text.ts";

const REASONS = ["lost_phone", "stolen", "other"] as const;

/** Whoever locked it: the owner, staff, or the system. */
const LOCK_REASONS = [...REASONS, "not_me", "owner_asked", "fraud", "compliance", "risk"] as const;

/** Locking the wallet at once, and proving who one is to open it again. */
export function LockPage() {
  const t = useText();
  const me = useMe();
  return (
    <Screen title={t(me?.walletLock ? "unlock" : "lock")}>
      {me ? me.walletLock ? <UnlockForm lock={me.walletLock} /> : <LockForm /> : <Waiting />}
    </Screen>
  );
}

function LockForm() {
  const t = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState<(typeof REASONS)[number]>("lost_phone");
  const lock = useMutation({
    mutationFn: () => lockWallet(reason),
    onSuccess: (me) => queries.setQueryData(["me"], me),
  });
  return (
    <form
      className="stack card"
      onSubmit={(event) => {
        event.preventDefault();
        lock.mutate();
      }}
    >
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
            {t(name)}
          </label>
        ))}
      </fieldset>
      <ProblemNotice error={lock.error} />
      <Button block color="danger" type="submit" loading={lock.isPending}>
        {t("lockNow")}
      </Button>
    </form>
  );
}

type Lock = NonNullable<Me["walletLock"]>;

function UnlockForm({ lock }: { lock: Lock }) {
  const t = useText();
  const send = useMutation({ mutationFn: sendUnlockCode });
  return (
    <>
      <LockNotice lock={lock} />
      <p>{t(lock.selfUnlock ? "unlockText" : "unlockByStaff")}</p>
      {send.data ? (
        <ProofForm sent={send.data} onResend={(channel) => send.mutate(channel)} />
      ) : null}
      {!send.data && lock.selfUnlock ? (
        <>
          <ProblemNotice error={send.error} />
          <Button block color="primary" loading={send.isPending} onClick={() => send.mutate("sms")}>
            {t("sendCode")}
          </Button>
        </>
      ) : null}
      <Link to="/chat">{t("talk")}</Link>
    </>
  );
}

function LockNotice({ lock }: { lock: Lock }) {
  const t = useText();
  const word = useWords();
  const known = LOCK_REASONS.find((reason) => reason === lock.reason);
  return (
    <div className="notice bad">
      <p className="strong">{t("lockedBy", { reason: word("lockReason", known ?? "other") })}</p>
      <p>{t("lockedSince", { time: formatTime(lock.since) })}</p>
    </div>
  );
}

type SentUnlock = Awaited<ReturnType<typeof sendUnlockCode>>;

/** Code, password and PIN: three proofs at once open the wallet again. */
function ProofForm(props: { sent: SentUnlock; onResend: (channel: "sms" | "call") => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [password, setPassword] = useState("");
  const [pin, setPin] = useState("");
  const finish = useMutation({
    mutationFn: (code: string) =>
      unlockWallet({ unlockId: props.sent.unlockId, code, password, pin }),
    onSuccess: (me) => {
      Toast.show({ content: t("unlocked"), icon: "success" });
      queries.setQueryData(["me"], me);
    },
  });
  const fields = (
    <>
      <PasswordField
        label={t("currentPassword")}
        value={password}
        autoComplete="current-password"
        onChange={setPassword}
      />
      <PinField value={pin} onChange={setPin} />
    </>
  );
  return (
    <div className="card">
      <CodeStep
        sent={props.sent}
        error={finish.error}
        busy={finish.isPending}
        onCode={(code) => finish.mutate(code)}
        onResend={props.onResend}
        submitText={t("unlockNow")}
        more={{ fields, ready: password !== "" && pin.length === 6 }}
      />
    </div>
  );
}
