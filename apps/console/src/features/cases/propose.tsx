import type { WireMoney } from "@jinnang/money";
import { formatMoney, formatTime, parseMoney, useOnce } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { customerQuery, type Order } from "../../shared/customer.ts";
import { AreaField, SelectField, TextField } from "../../shared/field.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import type { Case } from "./data.ts";
import { useText } from "./text.ts";
import { type ProposedAction, usePropose } from "./use-propose.ts";

/** Proposes what money should move. Nothing moves here: another person decides. */
export function Propose(props: { case: Case; onClose: () => void }) {
  const t = useText();
  const card = useQuery(customerQuery(props.case.customerId));
  return (
    <Drawer title={t("proposeTitle")} size={480} open onClose={props.onClose}>
      <Loaded query={card}>
        {(data) => (
          <ProposeForm
            case={props.case}
            payments={data.orders.filter((order) => leftOf(order).value > 0)}
            isLocked={data.customer.walletLock !== null}
            onClose={props.onClose}
          />
        )}
      </Loaded>
    </Drawer>
  );
}

/** What of a payment can still be given back. */
function leftOf(order: Order): WireMoney {
  const refundable = order.kind === "payment" && order.state === "succeeded";
  const value = refundable ? order.amount.value - order.refundedAmount.value : 0;
  return { currency: order.amount.currency, value };
}

type ActionType = ProposedAction["type"];

function ProposeForm(props: {
  case: Case;
  payments: Order[];
  isLocked: boolean;
  onClose: () => void;
}) {
  const t = useText();
  const { payments } = props;
  const concerned = payments.find((order) => order.id === props.case.orderId) ?? payments[0];
  const unlocking = props.isLocked && props.case.kind === "unlock";
  const usual = concerned ? "refund" : "goodwill_credit";
  const [type, setType] = useState<ActionType>(unlocking ? "unlock" : usual);
  const [orderId, setOrderId] = useState(concerned?.id ?? "");
  const [typed, setTyped] = useState(concerned ? plain(leftOf(concerned)) : "");
  const [reason, setReason] = useState("");
  const propose = usePropose(props.case.id, props.onClose);
  const proposeOnce = useOnce(propose);
  const payment = payments.find((order) => order.id === orderId);
  const action = toAction(type, typed, payment);
  const left = type === "refund" && payment ? leftOf(payment) : undefined;
  const most = props.case.proposable.find((action) => action.type === type)?.amountMax;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (action && reason.trim()) proposeOnce({ action, reason: reason.trim() });
  };
  return (
    <form className="drawer-form" onSubmit={submit}>
      <p className="soft">{t("proposeLead")}</p>
      <SelectField
        label={t("action")}
        value={type}
        onChange={(value) => setType(value as ActionType)}
        options={[
          { value: "refund", label: t("refundOf") },
          { value: "goodwill_credit", label: t("goodwill") },
          ...(props.isLocked ? [{ value: "unlock", label: t("unlock") }] : []),
        ]}
      />
      {type === "refund" ? (
        <PaymentChoice
          payments={payments}
          value={orderId}
          onChange={(order) => {
            setOrderId(order.id);
            setTyped(plain(leftOf(order)));
          }}
        />
      ) : null}
      {type === "unlock" ? null : (
        <AmountField limit={left} most={most} value={typed} onChange={setTyped} />
      )}
      <AreaField
        label={t("reason")}
        hint={t("reasonHint")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNotice error={propose.error} />
      <Button
        type="primary"
        htmlType="submit"
        loading={propose.isPending}
        disabled={!action || !reason.trim()}
      >
        {t("submitProposal")}
      </Button>
    </form>
  );
}

function PaymentChoice(props: {
  payments: Order[];
  value: string;
  onChange: (order: Order) => void;
}) {
  const t = useText();
  if (props.payments.length === 0) return <p className="notice info">{t("noPayments")}</p>;
  return (
    <SelectField
      label={t("payment")}
      value={props.value}
      onChange={(id) => {
        const order = props.payments.find((candidate) => candidate.id === id);
        if (order) props.onChange(order);
      }}
      options={props.payments.map((order) => ({
        value: order.id,
        label: t("paymentLabel", {
          at: formatTime(order.createdAt),
          name: order.counterparty.name,
          amount: formatMoney(order.amount),
          left: formatMoney(leftOf(order)),
        }),
      }))}
    />
  );
}

function AmountField(props: {
  /** What is left of the payment: typing more is refused here already. */
  limit: WireMoney | undefined;
  most: WireMoney | null | undefined;
  value: string;
  onChange: (typed: string) => void;
}) {
  const t = useText();
  const { limit, most } = props;
  const money = parseMoney(props.value);
  const wrong = props.value !== "" && (!money || money.value === 0);
  const tooLarge = limit && money && money.value > limit.value;
  const error = wrong
    ? t("amountWrong")
    : tooLarge
      ? t("amountTooLarge", { left: formatMoney(limit) })
      : undefined;
  const hint = limit
    ? t("amountHint", { left: formatMoney(limit) })
    : most
      ? t("goodwillHint", { max: formatMoney(most) })
      : undefined;
  return (
    <TextField
      label={t("amount")}
      inputMode="decimal"
      prefix="¥"
      value={props.value}
      error={error}
      hint={hint}
      onChange={(event) => props.onChange(event.target.value)}
    />
  );
}

/** 3550 → "35.50": what the field starts with, so that a full refund needs no typing. */
function plain(money: WireMoney): string {
  return (money.value / 100).toFixed(2);
}

function toAction(
  type: ActionType,
  typed: string,
  payment: Order | undefined,
): ProposedAction | undefined {
  if (type === "unlock") return { type };
  const amount = parseMoney(typed);
  if (!amount || amount.value === 0) return undefined;
  if (type === "goodwill_credit") return { type, amount };
  if (!payment || amount.value > leftOf(payment).value) return undefined;
  return { type, orderId: payment.id, amount };
}
