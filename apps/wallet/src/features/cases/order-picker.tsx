import { formatMoney, formatTime, useWords } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { latestOrdersQuery, type Order, orderQuery } from "../../shared/data.ts";
import { useText } from "./text.ts";

/** Complaints are nearly always about one of the latest. */
const SHOWN_COUNT = 30;

/** The order a complaint is about, chosen from the latest; an older one can come by its address. */
export function OrderPicker(props: { chosen: string; onChoose: (orderId: string) => void }) {
  const t = useText();
  const label = useOrderLabel();
  const id = useId();
  const { chosen } = props;
  const latest = useQuery(latestOrdersQuery(SHOWN_COUNT));
  const items = latest.data?.items ?? [];
  const isListed = items.some((order) => order.id === chosen);
  const given = useQuery({
    ...orderQuery(chosen),
    enabled: chosen !== "" && latest.isFetched && !isListed,
  });
  const all = given.data && !isListed ? [given.data, ...items] : items;
  return (
    <div className="field">
      <label htmlFor={id}>{t("orderField")}</label>
      <select
        id={id}
        className="input"
        aria-busy={latest.isPending}
        value={chosen}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        <option value="">{t("orderNone")}</option>
        {all.map((order) => (
          <option key={order.id} value={order.id}>
            {label(order)}
          </option>
        ))}
      </select>
      {latest.isError ? <p className="small soft">{t("ordersFailed")}</p> : null}
    </div>
  );
}

/** Options hold only text: "Payment ¥35.50 · Lanzhou Noodles · 21 Nov 14:05". */
function useOrderLabel(): (order: Order) => string {
  const word = useWords();
  return (order) =>
    [
      `${word("orderKind", order.kind)} ${formatMoney(order.amount)}`,
      order.counterparty.name,
      formatTime(order.createdAt),
    ].join(" · ");
}
