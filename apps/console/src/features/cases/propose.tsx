import type { WireMoney } from "@jinnang/money";
import { parseMoney, useOnce } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { type FormEvent, useState } from "react";
import { customerQuery, type Order } from "../../shared/customer.ts";
import { AreaField, SelectField } from "../../shared/field.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { BudgetList, TierLine } from "./budgets.tsx";
import type { Case } from "./data.ts";
import {
  AmountField,
  isProven,
  leftOf,
  PaymentChoice,
  type Proof,
  ProofFields,
} from "./propose-fields.tsx";
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
            isLocked={data.customer.walletLock !== null || data.customer.heldUntil !== null}
            onClose={props.onClose}
          />
        )}
      </Loaded>
    </Drawer>
  );
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
  const [proofs, setProofs] = useState<Proof[]>([]);
  const [reason, setReason] = useState("");
  const propose = usePropose(props.case.id, props.onClose);
  const proposeOnce = useOnce(propose);
  const payment = payments.find((order) => order.id === orderId);
  const action = toAction(type, { typed, payment, proofs });
  const left = type === "refund" && payment ? leftOf(payment) : undefined;
  const proposable = props.case.proposable.find((action) => action.type === type);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (action && reason.trim()) proposeOnce({ action, reason: reason.trim() });
  };
  return (
    <form className="drawer-form" onSubmit={submit}>
      <p className="soft">{t("proposeLead")}</p>
      <ActionChoice isLocked={props.isLocked} value={type} onChange={setType} />
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
      {type === "unlock" ? (
        <ProofFields value={proofs} onChange={setProofs} />
      ) : (
        <AmountField limit={left} most={proposable?.amountMax} value={typed} onChange={setTyped} />
      )}
      <TierLine action={proposable} amount={parseMoney(typed)} />
      <BudgetList budgets={proposable?.budgets ?? []} />
      <AreaField
        label={t("reason")}
        hint={t("reasonHint")}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Link to="/conflicts">{t("toConflicts")}</Link>
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

function ActionChoice(props: {
  isLocked: boolean;
  value: ActionType;
  onChange: (type: ActionType) => void;
}) {
  const t = useText();
  return (
    <SelectField
      label={t("action")}
      value={props.value}
      onChange={(value) => props.onChange(value as ActionType)}
      options={[
        { value: "refund", label: t("refundOf") },
        { value: "goodwill_credit", label: t("goodwill") },
        ...(props.isLocked ? [{ value: "unlock", label: t("unlock") }] : []),
      ]}
    />
  );
}

/** 3550 → "35.50": what the field starts with, so that a full refund needs no typing. */
function plain(money: WireMoney): string {
  return (money.value / 100).toFixed(2);
}

function toAction(
  type: ActionType,
  given: { typed: string; payment: Order | undefined; proofs: Proof[] },
): ProposedAction | undefined {
  const { payment, proofs } = given;
  if (type === "unlock") return isProven(proofs) ? { type, proofs } : undefined;
  const amount = parseMoney(given.typed);
  if (!amount || amount.value === 0) return undefined;
  if (type === "goodwill_credit") return { type, amount };
  if (!payment || amount.value > leftOf(payment).value) return undefined;
  return { type, orderId: payment.id, amount };
}
