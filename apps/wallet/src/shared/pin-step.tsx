import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { PinField } from "./field.tsx";
import { useMe } from "./me.ts";
import { ProblemNotice } from "./states.tsx";
import { useText } from "./text.ts";

/** The last step before something is done with the PIN: what it is for, the PIN, the way back. */
export function PinStep(props: {
  text: string;
  isPending: boolean;
  error: unknown;
  onPin: (pin: string) => void;
  onCancel: () => void;
}) {
  const t = useText();
  const me = useMe();
  const [pin, setPin] = useState("");
  const { error, isPending } = props;
  useEffect(() => {
    if (error) setPin("");
  }, [error]);
  return (
    <section className="card stack" aria-label={t("pinLabel")}>
      <p className="strong">{props.text}</p>
      {me && !me.hasPin ? (
        <p className="notice info">
          {t("noPin")} <Link to="/security/pin">{t("setPin")}</Link>
        </p>
      ) : (
        <PinField value={pin} disabled={isPending} onChange={setPin} onFull={props.onPin} />
      )}
      <p aria-live="polite" className="soft">
        {isPending ? t("working") : ""}
      </p>
      <ProblemNotice error={error} />
      {error ? <Link to="/security/pin">{t("forgotPin")}</Link> : null}
      <Button fill="none" onClick={props.onCancel} disabled={isPending}>
        {t("notNow")}
      </Button>
    </section>
  );
}
