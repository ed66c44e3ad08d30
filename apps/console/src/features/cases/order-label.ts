import { formatMoney, formatTime } from "@jinnang/ui";
import type { Order } from "../../shared/customer.ts";
import { useWords } from "../../shared/words.ts";

/** An order in one line of a list: when, what, with whom, how much, and how it stands. */
export function useOrderLabel(): (order: Order) => string {
  const word = useWords();
  return (order) =>
    [
      formatTime(order.createdAt),
      word(`kind_${order.kind}`),
      order.counterparty.name,
      formatMoney(order.amount),
      word(`state_${order.state}`),
    ].join(" · ");
}
