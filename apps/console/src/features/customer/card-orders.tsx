import { Amount, formatMoney, formatTime, StateTag, useWords } from "@jinnang/ui";
import type { Order } from "../../shared/customer.ts";
import { Section } from "../../shared/page.tsx";
import styles from "./customer.module.css";
import { MerchantStop } from "./merchant-stop.tsx";
import { useText } from "./text.ts";

/** The last orders; each opens to its reason, its next step and its history. */
export function OrderList(props: { orders: Order[] }) {
  const t = useText();
  return (
    <Section title={t("orders")}>
      {props.orders.length === 0 ? <p className="soft">{t("noOrders")}</p> : null}
      <ul className="plain-list line-list">
        {props.orders.map((order) => (
          <li key={order.id}>
            <OrderItem order={order} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OrderItem(props: { order: Order }) {
  const word = useWords();
  const { order } = props;
  return (
    <details className={styles.order}>
      <summary>
        <span className={styles.orderLine}>
          <span className="clip">
            {word("orderKind", order.kind)} · {order.counterparty.name}
          </span>
          <Amount money={order.amount} sign={order.direction} class="strong" />
        </span>
        <span className={styles.orderLine}>
          <span className="soft tiny">{formatTime(order.createdAt)}</span>
          <StateTag of="orderState" state={order.state} />
        </span>
      </summary>
      <OrderDetail order={order} />
    </details>
  );
}

function OrderDetail(props: { order: Order }) {
  const t = useText();
  const { order } = props;
  const { reasonText, next, receiptNumber: number, refundedAmount, nextCheckAt } = order;
  return (
    <div className={styles.orderDetail}>
      {reasonText ? <p>{reasonText}</p> : null}
      {next ? <p>{t("next", { text: next })}</p> : null}
      {nextCheckAt ? <p>{t("nextCheck", { at: formatTime(nextCheckAt) })}</p> : null}
      {number ? <p className="soft">{t("receipt", { number })}</p> : null}
      {refundedAmount.value > 0 ? (
        <p className="soft">{t("refunded", { amount: formatMoney(refundedAmount) })}</p>
      ) : null}
      {order.kind === "payment" ? (
        <MerchantStop orderId={order.id} merchant={order.counterparty.name} />
      ) : null}
      <ol className="plain-list" aria-label={t("history")}>
        {order.timeline.map((step) => (
          <li key={`${step.at}${step.state}`} className="row">
            <time className="soft nowrap" dateTime={step.at}>
              {formatTime(step.at)}
            </time>
            <span>{step.text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
