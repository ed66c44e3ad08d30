import { formatMoney, formatTime } from "@jinnang/ui";
import { useWords } from "../../shared/words.ts";
import type { Order } from "../customer/data.ts";

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
