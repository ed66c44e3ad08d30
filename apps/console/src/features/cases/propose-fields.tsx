import type { WireMoney } from "@jinnang/money";
import { formatMoney, formatTime, parseMoney, useWords } from "@jinnang/ui";
import type { WordKey } from "@jinnang/words";
import { Checkbox } from "antd";
import { useId } from "react";
import type { Order } from "../../shared/customer.ts";
import { SelectField, TextField } from "../../shared/field.tsx";
import { useText } from "./text.ts";

/** What of a payment can still be given back. */
export function leftOf(order: Order): WireMoney {
  const refundable = order.kind === "payment" && order.state === "succeeded";
  const value = refundable ? order.amount.value - order.refundedAmount.value : 0;
  return { currency: order.amount.currency, value };
}

export function PaymentChoice(props: {
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

export function AmountField(props: {
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

export type Proof = WordKey<"unlockProof">;

/** The first three prove who somebody is; the others stand only beside one of them. */
const PROOFS: Proof[] = [
  "in_person",
  "video_call",
  "identity_document",
  "called_back",
  "recent_payments_named",
  "police_report",
];
const STRONG = PROOFS.slice(0, 3);
const PROOFS_MIN = 2;

export function isProven(proofs: readonly Proof[]): boolean {
  return proofs.length >= PROOFS_MIN && proofs.some((proof) => STRONG.includes(proof));
}

/** What was checked before a wallet is opened again; the case keeps it with the proposer's name. */
export function ProofFields(props: { value: Proof[]; onChange: (proofs: Proof[]) => void }) {
  const t = useText();
  const word = useWords();
  const hint = useId();
  const { value, onChange } = props;
  return (
    <fieldset className="plain-group stack-tight" aria-describedby={hint}>
      <legend className="strong small">{t("proofs")}</legend>
      <p id={hint} className="soft small">
        {t("proofsHint")}
      </p>
      {PROOFS.map((proof) => (
        <Checkbox
          key={proof}
          checked={value.includes(proof)}
          onChange={({ target }) =>
            onChange(target.checked ? [...value, proof] : value.filter((each) => each !== proof))
          }
        >
          {word("unlockProof", proof)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
