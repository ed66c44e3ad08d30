import { formatMoney, formatTime, useWords } from "@jinnang/ui";
import type { Order } from "../../shared/customer.ts";

/** An order in one line of a list: when, what, with whom, how much, and how it stands. */
export function useOrderLabel(): (order: Order) => string {
  const word = useWords();
  return (order) =>
    [
      formatTime(order.createdAt),
      word("orderKind", order.kind),
      order.counterparty.name,
      formatMoney(order.amount),
      word("orderState", order.state),
    ].join(" · ");
}
