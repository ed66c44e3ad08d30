import { Amount, formatClock, formatTime, StateTag, useWords } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button } from "../../shared/button.tsx";
import { type Order, orderQuery } from "../../shared/data.ts";
import { Icon } from "../../shared/icons.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { cancelOrder } from "./data.ts";
import styles from "./orders.module.css";
import { useText } from "./text.ts";

/** One order with every step and its time; it follows the server without a reload. */
export function OrderPage() {
  const t = useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const order = useQuery(orderQuery(id));
  return (
    <Screen title={t("orderTitle")}>
      <Loaded query={order}>
        {(loaded) => (
          <>
            <Head order={loaded} />
            <WhatNext order={loaded} />
            <Timeline order={loaded} />
            <Facts order={loaded} />
            <Actions order={loaded} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Head({ order }: { order: Order }) {
  const word = useWords();
  return (
    <section className={`card ${styles.head}`}>
      <p className="soft">
        {word("orderKind", order.kind)} · {order.counterparty.name}
      </p>
      <Amount
        money={order.amount}
        sign={order.state === "succeeded" ? order.direction : "none"}
        class="big-amount"
      />
      <StateTag of="orderState" state={order.state} />
    </section>
  );
}

function WhatNext({ order }: { order: Order }) {
  const t = useText();
  if (!order.next && !order.reasonText) return null;
  const colour = order.state === "failed" ? "bad" : order.state === "pending" ? "warn" : "info";
  return (
    <section className={`notice ${colour}`} aria-live="polite">
      {order.reasonText ? <p className="strong">{order.reasonText}</p> : null}
      {order.next ? <p>{order.next}</p> : null}
      {order.nextCheckAt && order.state === "pending" ? (
        <p>{t("nextCheck", { time: formatClock(order.nextCheckAt, true) })}</p>
      ) : null}
    </section>
  );
}

function Timeline({ order }: { order: Order }) {
  const t = useText();
  return (
    <section className="card">
      <h2 className="section-title">{t("timeline")}</h2>
      <ol className="timeline">
        {order.timeline.map((step) => (
          <li key={`${step.at}${step.state}${step.text}`}>
            <p className="strong">{step.text}</p>
            <time dateTime={step.at} className="small soft">
              {formatTime(step.at, true)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ order }: { order: Order }) {
  const t = useText();
  const fee = order.fee.value === 0 ? t("free") : <Amount key="fee" money={order.fee} />;
  const rows: [string, ReactNode][] = [
    [t("receipt"), order.receiptNumber],
    [t("counterparty"), order.counterparty.name],
    [t("bank"), order.instrument ? instrumentText(order.instrument) : null],
    [t("created"), formatTime(order.createdAt)],
    [t("completed"), order.completedAt ? formatTime(order.completedAt) : null],
    [t("fee"), fee],
    [t("note"), order.note],
    [
      t("refunded"),
      order.refundedAmount.value > 0 ? (
        <Amount key="refunded" money={order.refundedAmount} />
      ) : null,
    ],
    [t("orderId"), <small key="id">{order.id}</small>],
  ];
  return (
    <section className="card">
      <dl className={styles.facts}>
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <FactRow key={name} name={name} value={value} />
          ))}
      </dl>
      {order.refundOf ? (
        <Link to="/orders/$id" params={{ id: order.refundOf }}>
          {t("original")}
        </Link>
      ) : null}
    </section>
  );
}

function instrumentText({ name, ending }: NonNullable<Order["instrument"]>): string {
  return ending === null ? name : `${name} (${ending})`;
}

function FactRow(props: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </>
  );
}

function Actions({ order }: { order: Order }) {
  const t = useText();
  const queries = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelOrder(order.id),
    onSuccess: (cancelled) => queries.setQueryData(["order", order.id], cancelled),
  });
  return (
    <nav className="stack" aria-label={t("ask")}>
      {order.state === "created" && order.kind === "payment" ? (
        <Button block fill="outline" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t("cancel")}
        </Button>
      ) : null}
      <ProblemNotice error={cancel.error} />
      <div className="card">
        <Link to="/chat" search={{ orderId: order.id }} className="line-link">
          <Icon name="chat" />
          <span className="grow">{t("ask")}</span>
          <Icon name="next" size={18} />
        </Link>
        <Link to="/complain" search={{ orderId: order.id }} className="line-link">
          <Icon name="case" />
          <span className="grow">{t("complain")}</span>
          <Icon name="next" size={18} />
        </Link>
      </div>
    </nav>
  );
}
