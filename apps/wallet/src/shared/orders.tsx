import { Amount, defineText, formatTime } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import type { Order } from "./data.ts";

export type OrderKind = Order["kind"];
export type OrderState = Order["state"];

export const useOrderText = defineText("order-words", {
  zh: {
    top_up: "充值",
    payment: "支付",
    refund: "退款",
    credit: "补偿",
    created: "待确认",
    pending: "处理中",
    succeeded: "成功",
    failed: "失败",
    cancelled: "已取消",
    expired: "已过期",
  },
  en: {
    top_up: "Top-up",
    payment: "Payment",
    refund: "Refund",
    credit: "Credit",
    created: "To confirm",
    pending: "In progress",
    succeeded: "Done",
    failed: "Failed",
    cancelled: "Cancelled",
    expired: "Expired",
  },
});

const COLOURS: Record<OrderState, string> = {
  created: "info",
  pending: "warn",
  succeeded: "good",
  failed: "bad",
  cancelled: "soft",
  expired: "soft",
};

export function OrderTag(props: { state: OrderState }) {
  const t = useOrderText();
  return <span className={`tag ${COLOURS[props.state]}`}>{t(props.state)}</span>;
}

/** One order in a list: who, when, how it stands, how much. */
export function OrderLine(props: { order: Order }) {
  const t = useOrderText();
  const { order } = props;
  const moved = order.state === "succeeded";
  return (
    <Link to="/orders/$id" params={{ id: order.id }} className="line-link">
      <span className="avatar" aria-hidden="true">
        {order.counterparty.name.slice(0, 1)}
      </span>
      <span className="grow">
        <span className="spread">
          <span className="strong clip">{order.counterparty.name}</span>
          <Amount
            money={order.amount}
            sign={moved ? order.direction : "none"}
            class={moved ? "strong" : "soft"}
          />
        </span>
        <span className="spread small soft">
          <span>
            {t(order.kind)} · {formatTime(order.createdAt)}
          </span>
          {order.state === "succeeded" ? null : <OrderTag state={order.state} />}
        </span>
      </span>
    </Link>
  );
}
