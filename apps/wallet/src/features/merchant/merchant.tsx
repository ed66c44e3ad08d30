import type { WireMoney } from "@jinnang/money";
import { Amount, formatMoney, formatTime, ring, StateTag, useLiveEvent } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Switch } from "antd-mobile";
import { useCallback, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Empty, Loaded, ProblemNotice } from "../../shared/states.tsx";
import { type MerchantOrder, merchantQuery, openTill, receivedQuery } from "./data.ts";
import { RefundForm } from "./refund-form.tsx";

import { useText } from "./text.ts";

interface Arrival {
  merchantId: string;
  orderId: string;
  amount: WireMoney;
  note: string | null;
}

/** The till: it rings when money arrives, and shows what came in today. */
export function Merchant() {
  const t = useText();
  const { id } = useParams({ strict: false }) as { id: string };
  const merchant = useQuery(merchantQuery(id));
  return (
    <Screen title={merchant.data?.name ?? t("title")}>
      <Bell merchantId={id} />
      <Loaded query={merchant}>
        {(data) => (
          <section className="card stack">
            <p className="soft">{t("today")}</p>
            <Amount money={data.todayTotal} class="big-amount" />
            <p className="spread">
              <span>{t("count", { count: data.todayCount })}</span>
              <span className="soft">
                {t("balance")} <Amount money={data.balance} />
              </span>
            </p>
            <OpenSwitch merchantId={id} open={data.open} />
            <Link to="/merchant/$id/code" params={{ id }}>
              {t("makeCode")}
            </Link>
            <Link to="/merchant/$id/members" params={{ id }}>
              {t("members")}
            </Link>
          </section>
        )}
      </Loaded>
      <Received merchantId={id} />
    </Screen>
  );
}

/** The last arrival, announced to eyes, ears and screen readers. */
function Bell(props: { merchantId: string }) {
  const t = useText();
  const [arrival, setArrival] = useState<Arrival>();
  useLiveEvent(
    "wallet.payment-received",
    useCallback(
      (data: Arrival) => {
        if (data.merchantId !== props.merchantId) return;
        setArrival(data);
        ring();
      },
      [props.merchantId],
    ),
  );
  return (
    <div aria-live="assertive" data-testid="bell">
      {arrival ? (
        <p className="notice good">
          <strong>{t("received", { amount: formatMoney(arrival.amount) })}</strong>
          {arrival.note ? <span>{arrival.note}</span> : null}
        </p>
      ) : null}
    </div>
  );
}

function OpenSwitch(props: { merchantId: string; open: boolean }) {
  const t = useText();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (open: boolean) => openTill(props.merchantId, open),
    onSettled: () => queries.invalidateQueries({ queryKey: ["merchant"] }),
  });
  return (
    <div className="spread">
      <span>{t(props.open ? "open" : "closed")}</span>
      <Switch
        aria-label={t("toggleOpen")}
        checked={props.open}
        loading={change.isPending}
        onChange={(open) => change.mutate(open)}
      />
      <ProblemNotice error={change.error} />
    </div>
  );
}

function Received(props: { merchantId: string }) {
  const t = useText();
  const [refunding, setRefunding] = useState<MerchantOrder>();
  const { merchantId: id } = props;
  const orders = useQuery(receivedQuery(id));
  return (
    <section className="card" aria-labelledby="received">
      <h2 id="received" className="section-title">
        {t("orders")}
      </h2>
      {refunding ? (
        <RefundForm
          key={refunding.id}
          merchantId={id}
          order={refunding}
          onDone={() => setRefunding(undefined)}
        />
      ) : null}
      <Loaded
        query={orders}
        empty={({ items }) =>
          items.length === 0 ? <Empty title={t("empty")} text={t("emptyText")} /> : null
        }
      >
        {({ items }) => (
          <ul className="plain-list line-list">
            {items.map((order) => (
              <ReceivedLine key={order.id} order={order} onRefund={() => setRefunding(order)} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function ReceivedLine({ order, onRefund }: { order: MerchantOrder; onRefund: () => void }) {
  const t = useText();
  const left = order.amount.value - order.refundedAmount.value;
  const refundable = order.kind === "payment" && order.state === "succeeded" && left > 0;
  return (
    <li className="line-link">
      <span className="grow">
        <span className="spread">
          <span className="strong clip">{order.payer}</span>
          <Amount money={order.amount} class="strong" />
        </span>
        <span className="spread small soft">
          <span>
            {formatTime(order.createdAt)} · {t("fee", { amount: formatMoney(order.fee) })}
          </span>
          {order.state === "succeeded" ? null : <StateTag of="orderState" state={order.state} />}
        </span>
        {order.refundedAmount.value > 0 ? (
          <span className="small soft">
            {t("refunded", { amount: formatMoney(order.refundedAmount) })}
          </span>
        ) : null}
      </span>
      {refundable ? (
        <Button size="small" fill="outline" onClick={onRefund}>
          {t("refund")}
        </Button>
      ) : null}
    </li>
  );
}
