import { formatMoney, formatTime, StateTag } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Facts as FactList } from "../../shared/page.tsx";
import { BudgetList } from "../cases/budgets.tsx";
import type { Facts } from "./facts-data.ts";
import { useText } from "./text.ts";

/** What the second person must see before deciding: the payment, the balances, and the history. */
export function FactsSheet(props: { facts: Facts }) {
  const t = useText();
  const { facts } = props;
  return (
    <div className="stack" data-testid="facts">
      {facts.risks.length > 0 ? (
        <p className="notice warn">
          {t("risks")} {facts.risks.map(({ text }) => text).join(" · ")}
        </p>
      ) : null}
      {facts.merchant && !facts.merchant.covers ? (
        <p className="notice warn">{t("merchantShort")}</p>
      ) : null}
      <Part title={t("factsTitle")}>
        <FactList items={useRows(facts)} />
      </Part>
      <Similar facts={facts} />
      <Messages facts={facts} />
      <BudgetList budgets={facts.budgets} />
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <section className="stack-tight">
      <h3 className="small">{props.title}</h3>
      {props.children}
    </section>
  );
}

function useRows(facts: Facts): [string, ReactNode][] {
  const t = useText();
  const { payment, merchant, customer, goodwill, proofs } = facts;
  const change = ({ before, after }: Facts["customer"] | NonNullable<Facts["merchant"]>) =>
    t("change", { before: formatMoney(before), after: formatMoney(after) });
  const given = ({ uses, amount }: Facts["goodwill"]["customer"]) =>
    t("given", { uses, money: formatMoney(amount), days: goodwill.days });
  const rows: [string, ReactNode][] = [];
  if (payment) {
    const { merchant: name, completedAt, receiptNumber } = payment;
    rows.push(
      [t("payment"), `${formatMoney(payment.amount)} · ${name}`],
      [t("payer"), payment.payer],
      [t("paidAt"), completedAt ? formatTime(completedAt) : "–"],
      [t("receipt"), receiptNumber ?? "–"],
      [t("refunded"), formatMoney(payment.refunded)],
      [t("left"), formatMoney(payment.left)],
    );
  }
  if (merchant) rows.push([t("merchantBalance"), change(merchant)]);
  rows.push(
    [t("customerBalance"), change(customer)],
    [t("customerSince"), t("since", { at: formatTime(customer.since), level: customer.level })],
    [t("goodwillCustomer"), given(goodwill.customer)],
    [t("goodwillProposer"), given(goodwill.proposer)],
  );
  if (proofs.length > 0) rows.push([t("proofs"), proofs.join(" · ")]);
  return rows;
}

function Similar(props: { facts: Facts }) {
  const t = useText();
  const { similar } = props.facts;
  if (similar.length === 0) return null;
  return (
    <Part title={t("similar")}>
      <ul className="plain-list small">
        {similar.map((other) => (
          <li key={other.id} className="row wrap">
            <Link to="/cases/$id" params={{ id: other.caseId } as never}>
              {other.caseNumber}
            </Link>
            <span>
              {other.title} {other.amount ? formatMoney(other.amount) : ""} ·{" "}
              {other.proposedBy.displayName} · {formatTime(other.createdAt)}
            </span>
            <StateTag of="proposalState" state={other.state} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Messages(props: { facts: Facts }) {
  const t = useText();
  const { messages } = props.facts;
  if (messages.length === 0) return null;
  return (
    <Part title={t("messages")}>
      <ul className="plain-list small">
        {messages.map((message) => (
          <li key={`${message.at}${message.text}`} className="break">
            <span className="soft">
              {formatTime(message.at)} {message.from}:
            </span>{" "}
            {message.text}
          </li>
        ))}
      </ul>
    </Part>
  );
}
