import { Amount } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { idempotencyKey, isProblem } from "../../shared/api.ts";
import { Button } from "../../shared/button.tsx";
import type { Order } from "../../shared/data.ts";
import { PinField } from "../../shared/field.tsx";
import { useMe } from "../../shared/me.ts";
import { useScreenSignal } from "../../shared/screen-signal.ts";
import { ProblemNotice } from "../../shared/states.tsx";
import { confirmPayment } from "./data.ts";
import styles from "./pay.module.css";
import { useText } from "./text.ts";

/** The PIN proves the person; the proof is bound to this one order and then the money moves. */
export function ConfirmForm(props: { order: Order; onRestart: () => void }) {
  const t = useText();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [pin, setPin] = useState("");
  const [key] = useState(idempotencyKey);
  const signal = useScreenSignal();
  const { order } = props;
  const pay = useMutation({
    mutationFn: (typed: string) =>
      confirmPayment({ orderId: order.id, pin: typed, key, signal: signal() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["orders"] }),
    onError: () => setPin(""),
  });
  // Given with the press, so that an answer after the screen was left leads nowhere.
  const onSuccess = (paid: Order) =>
    navigate({ to: "/orders/$id", params: { id: paid.id }, replace: true });
  const over = isProblem(pay.error) && !pay.error.code.startsWith("pin_");
  return (
    <section className="card stack">
      <div className={styles.payee}>
        <p className="soft small">{t("to")}</p>
        <p className="strong">{order.counterparty.name}</p>
        <Amount money={order.amount} class="big-amount" />
      </div>
      {me && !me.hasPin ? (
        <p className="notice info">
          {t("noPin")} <Link to="/security/pin">{t("setPin")}</Link>
        </p>
      ) : (
        <>
          <p className="soft">{t("pinText", { name: order.counterparty.name })}</p>
          <PinField
            value={pin}
            disabled={pay.isPending}
            onChange={setPin}
            onFull={(typed) => pay.mutate(typed, { onSuccess })}
          />
        </>
      )}
      <p aria-live="polite" className="soft">
        {pay.isPending ? t("paying") : ""}
      </p>
      <ProblemNotice error={pay.error} />
      {pay.isError ? <Link to="/security/pin">{t("forgotPin")}</Link> : null}
      {over ? <Link to="/help">{t("help")}</Link> : null}
      <Button fill="none" onClick={props.onRestart} disabled={pay.isPending}>
        {t("cancel")}
      </Button>
    </section>
  );
}
