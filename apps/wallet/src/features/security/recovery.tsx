import { formatTime } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { CodeStep } from "../../shared/code-step.tsx";
import { PinField } from "../../shared/field.tsx";
import { type Me, useMe } from "../../shared/me.ts";
import { Screen } from "../../shared/screen.tsx";
import { ProblemNotice, Waiting } from "../../shared/states.tsx";
import { liftHoldByCode, liftHoldByPin, sendHoldCode } from "./data.ts";
import { useText } from "./text.ts";

type Hold = NonNullable<Me["recoveryHold"]>;

/** Confirming that the owner reset the password: by what is older than the reset. */
export function RecoveryPage() {
  const t = useText();
  const me = useMe();
  if (!me) return <Waiting />;
  const hold = me.recoveryHold;
  return (
    <Screen title={t("recovery")}>
      {hold ? <Ways hold={hold} /> : <p className="notice good">{t("noRecovery")}</p>}
    </Screen>
  );
}

/** What is held and until when, in one sentence. */
export function HoldNotice(props: { hold: Hold }) {
  const t = useText();
  const { hold } = props;
  const until = formatTime(hold.until);
  const text = hold.active ? (hold.money ? "heldMoney" : "heldChanges") : "heldOver";
  return (
    <div className="notice warn">
      <p className="strong">{t("heldTitle", { since: formatTime(hold.since) })}</p>
      <p>{t(text, { until })}</p>
    </div>
  );
}

function Ways(props: { hold: Hold }) {
  const t = useText();
  const { hold } = props;
  return (
    <>
      <HoldNotice hold={hold} />
      {hold.waysOut.includes("pin") ? <ByPin /> : null}
      {hold.waysOut.includes("email") ? <ByEmail /> : null}
      <section className="card stack" aria-labelledby="by-papers">
        <h2 id="by-papers" className="section-title">
          {t("byPapers")}
        </h2>
        <p className="soft">{t("byPapersText")}</p>
        <Link to="/chat">{t("talk")}</Link>
      </section>
      <p>
        {t("recoveryNotMe")} <Link to="/security/lock">{t("lock")}</Link>
      </p>
    </>
  );
}

/** Goes back to Security, with the hold gone. */
function useConfirmed() {
  const t = useText();
  const router = useRouter();
  const queries = useQueryClient();
  return (me: Me) => {
    queries.setQueryData(["me"], me);
    Toast.show({ content: t("confirmed"), icon: "success" });
    router.history.back();
  };
}

function ByPin() {
  const t = useText();
  const confirmed = useConfirmed();
  const [pin, setPin] = useState("");
  const lift = useMutation({
    mutationFn: () => liftHoldByPin(pin),
    onError: () => setPin(""),
  });
  return (
    <form
      className="card stack"
      aria-labelledby="by-pin"
      onSubmit={(event) => {
        event.preventDefault();
        lift.mutate(undefined, { onSuccess: confirmed });
      }}
    >
      <h2 id="by-pin" className="section-title">
        {t("byPin")}
      </h2>
      <PinField label={t("oldPin")} value={pin} onChange={setPin} />
      <ProblemNotice error={lift.error} />
      <Button
        block
        color="primary"
        type="submit"
        loading={lift.isPending}
        disabled={pin.length !== 6}
      >
        {t("confirmOwner")}
      </Button>
    </form>
  );
}

function ByEmail() {
  const t = useText();
  const me = useMe();
  const confirmed = useConfirmed();
  const send = useMutation({ mutationFn: sendHoldCode });
  const lift = useMutation({
    mutationFn: (code: string) => liftHoldByCode({ holdId: send.data?.holdId ?? "", code }),
  });
  return (
    <section className="card stack" aria-labelledby="by-email">
      <h2 id="by-email" className="section-title">
        {t("byEmail")}
      </h2>
      {send.data ? (
        <CodeStep
          sent={send.data}
          error={lift.error}
          busy={lift.isPending}
          onCode={(code) => lift.mutate(code, { onSuccess: confirmed })}
          submitText={t("confirmOwner")}
        />
      ) : (
        <>
          <p className="soft">{t("byEmailText", { email: me?.emailMasked ?? "" })}</p>
          <ProblemNotice error={send.error} />
          <Button block fill="outline" loading={send.isPending} onClick={() => send.mutate()}>
            {t("sendEmailCode")}
          </Button>
        </>
      )}
    </section>
  );
}
