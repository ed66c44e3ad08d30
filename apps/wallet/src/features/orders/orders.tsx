import { useWords } from "@jinnang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import type { Order } from "../../shared/data.ts";
import { Icon } from "../../shared/icons.tsx";
import { OrderLine } from "../../shared/orders.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Empty, Failed, Waiting } from "../../shared/states.tsx";
import { type OrderFilter, ordersQuery } from "./data.ts";
import styles from "./orders.module.css";
import { useText } from "./text.ts";

const KINDS: Order["kind"][] = ["top_up", "payment", "refund", "credit"];
const STATES: Order["state"][] = [
  "succeeded",
  "pending",
  "created",
  "failed",
  "cancelled",
  "expired",
];

/** The statement: every order, filtered, and as a file. */
export function Orders() {
  const t = useText();
  const [filter, setFilter] = useState<OrderFilter>({});
  const orders = useInfiniteQuery(ordersQuery(filter));
  const items = orders.data?.pages.flatMap((page) => page.items);
  return (
    <Screen title={t("title")} top end={<DownloadLink filter={filter} />}>
      <FilterBar filter={filter} onChange={setFilter} />
      {orders.isError && !items ? (
        <Failed error={orders.error} retry={() => void orders.refetch()} />
      ) : null}
      {orders.isPending ? <Waiting /> : null}
      {items?.length === 0 ? <Empty title={t("emptyTitle")} text={t("emptyText")} /> : null}
      {items && items.length > 0 ? (
        <ul className="plain-list line-list card">
          {items.map((order) => (
            <li key={order.id}>
              <OrderLine order={order} />
            </li>
          ))}
        </ul>
      ) : null}
      {orders.hasNextPage ? (
        <Button loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </Screen>
  );
}

function DownloadLink(props: { filter: OrderFilter }) {
  const t = useText();
  const query = new URLSearchParams({ ...props.filter });
  return (
    <a
      className="icon-button"
      href={`/v1/wallet/orders.csv?${query}`}
      download
      aria-label={t("download")}
    >
      <Icon name="download" />
    </a>
  );
}

function FilterBar(props: { filter: OrderFilter; onChange: (filter: OrderFilter) => void }) {
  const t = useText();
  const word = useWords();
  const set = (name: keyof OrderFilter, value: string) => {
    const { [name]: _, ...rest } = props.filter;
    props.onChange(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <form className={`card ${styles.filters}`} aria-label={t("filters")}>
      <label>
        {t("kind")}
        <select className="input" onChange={(event) => set("kind", event.target.value)}>
          <option value="">{t("all")}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {word("orderKind", kind)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("state")}
        <select className="input" onChange={(event) => set("state", event.target.value)}>
          <option value="">{t("all")}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {word("orderState", state)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("from")}
        <input
          className="input"
          type="date"
          onChange={(event) => set("from", event.target.value)}
        />
      </label>
      <label>
        {t("to")}
        <input className="input" type="date" onChange={(event) => set("to", event.target.value)} />
      </label>
    </form>
  );
}
