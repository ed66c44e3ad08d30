import type { Answer } from "@jinnang/api-client";
import { formatMoney, parseMoney } from "@jinnang/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Toast } from "antd-mobile";
import { useState } from "react";
import { api, idempotencyKey, keyHeader, take } from "../../shared/api.ts";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText } from "./text.ts";

export type MerchantOrder = Answer<"/v1/wallet/merchants/{id}/orders", "get">["items"][number];

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
  const [key] = useState(idempotencyKey);
  const [text, setText] = useState((left / 100).toFixed(2));
  const [reason, setReason] = useState("");
  const amount = parseMoney(text);
  const valid = amount && amount.value > 0 && amount.value <= left && reason.trim() !== "";
  const refund = useMutation({
    mutationFn: () => {
      if (!amount) throw new Error(t("amount"));
      return take(
        api.POST("/v1/wallet/merchants/{id}/orders/{orderId}/refunds", {
          params: { path: { id: merchantId, orderId: order.id } },
          body: { amount, reason },
          headers: keyHeader(key),
        }),
      );
    },
    onSuccess: async () => {
      Toast.show({ content: t("refundDone"), icon: "success" });
      await queries.invalidateQueries({ queryKey: ["merchant"] });
      props.onDone();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (valid) refund.mutate();
      }}
    >
      <h3>{t("refundTitle", { name: order.payer })}</h3>
      <Field
        label={t("amount")}
        inputMode="decimal"
        value={text}
        hint={t("amountHint", { amount: formatMoney({ ...order.amount, value: left }) })}
        onChange={(event) => setText(event.target.value)}
      />
      <Field
        label={t("reason")}
        maxLength={200}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNotice error={refund.error} />
      <div className="row">
        <Button color="primary" type="submit" loading={refund.isPending} disabled={!valid}>
          {t("confirm")}
        </Button>
        <Button fill="none" onClick={props.onDone}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
