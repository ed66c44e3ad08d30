import type { WireMoney } from "@jinnang/money";
import { formatMoney, parseMoney } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { idempotencyKey } from "../../shared/api.ts";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { PinStep } from "../../shared/pin-step.tsx";
import { useScreenSignal } from "../../shared/screen-signal.ts";
import { type MerchantOrder, refundPayment } from "./data.ts";
import { useText } from "./text.ts";

/** Giving a payment back, in full or in part. */
export function RefundForm(props: {
  merchantId: string;
  order: MerchantOrder;
  onDone: () => void;
}) {
  const t = useText();
  const queries = useQueryClient();
  const { order, merchantId } = props;
  const left = order.amount.value - order.refundedAmount.value;
  const [key, setKey] = useState(idempotencyKey);
  const [text, setText] = useState((left / 100).toFixed(2));
  const [reason, setReason] = useState("");
  const amount = parseMoney(text);
  const valid = amount && amount.value > 0 && amount.value <= left && reason.trim() !== "";
  const [asksPin, setAsksPin] = useState(false);
  const signal = useScreenSignal();
  const refund = useMutation({
    mutationFn: (pin: string) => {
      if (!amount) throw new Error(t("amount"));
      const wanted = { merchantId, orderId: order.id, amount, reason };
      return refundPayment({ ...wanted, pin, key, signal: signal() });
    },
    onSuccess: () => {
      Toast.show({ content: t("refundDone"), icon: "success" });
      return queries.invalidateQueries({ queryKey: ["merchant"] });
    },
  });
  if (asksPin && amount) {
    return (
      <PinStep
        text={t("pinText", { amount: formatMoney(amount), name: order.payer })}
        isPending={refund.isPending}
        error={refund.error}
        onPin={(pin) => refund.mutate(pin, { onSuccess: props.onDone })}
        onCancel={() => {
          // What was asked for may change now, so it gets a key of its own.
          setKey(idempotencyKey());
          refund.reset();
          setAsksPin(false);
        }}
      />
    );
  }
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) setAsksPin(true);
      }}
    >
      <h3>{t("refundTitle", { name: order.payer })}</h3>
      <RefundFields
        left={{ ...order.amount, value: left }}
        amount={text}
        onAmount={setText}
        reason={reason}
        onReason={setReason}
      />
      <div className="row">
        <Button color="primary" type="submit" disabled={!valid}>
          {t("confirm")}
        </Button>
        <Button fill="none" onClick={props.onDone}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

function RefundFields(props: {
  left: WireMoney;
  amount: string;
  onAmount: (text: string) => void;
  reason: string;
  onReason: (text: string) => void;
}) {
  const t = useText();
  return (
    <>
      <Field
        label={t("amount")}
        inputMode="decimal"
        value={props.amount}
        hint={t("amountHint", { amount: formatMoney(props.left) })}
        onChange={(event) => props.onAmount(event.target.value)}
      />
      <Field
        label={t("reason")}
        maxLength={200}
        required
        value={props.reason}
        onChange={(event) => props.onReason(event.target.value)}
      />
    </>
  );
}
