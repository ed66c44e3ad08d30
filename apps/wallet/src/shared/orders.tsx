import { Amount, firstCharacter, formatTime, StateTag, useWords } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import type { Order } from "./data.ts";

/** One order in a list: who, when, how it stands, how much. */
export function OrderLine(props: { order: Order }) {
  const word = useWords();
  const { order } = props;
  const moved = order.state === "succeeded";
  return (
    <Link to="/orders/$id" params={{ id: order.id }} className="line-link">
      <span className="avatar" aria-hidden="true">
        {firstCharacter(order.counterparty.name)}
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
            {word("orderKind", order.kind)} · {formatTime(order.createdAt)}
          </span>
          {order.state === "succeeded" ? null : <StateTag of="orderState" state={order.state} />}
        </span>
      </span>
    </Link>
  );
}
