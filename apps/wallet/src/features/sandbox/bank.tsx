import { formatMoney, formatTime } from "@jinnang/ui";
import { Toast } from "antd-mobile";
import { useId } from "react";
import { Button } from "../../shared/button.tsx";
import { Empty, Loaded, ProblemNotice } from "../../shared/states.tsx";
import { useSandbox, useSandboxAct } from "./data.ts";
import { useText } from "./text.ts";

const MODES = [
  ["ok", "ok"],
  ["delay:20", "delay"],
  ["refuse:insufficient_funds", "refuse"],
  ["answer_twice", "answer_twice"],
  ["debit_no_answer", "debit_no_answer"],
  ["never_debits_no_answer", "never_debits_no_answer"],
  ["forged_callback", "forged_callback"],
] as const;

interface BankOrder {
  reference: string;
  amountMinor: number;
  state: string;
  mode: string;
  createdAt: string;
}

/** The bank's side: how it answers, and what it was asked to do. */
export function Bank() {
  const t = useText();
  const id = useId();
  const orders = useSandbox<{ mode: string; items: BankOrder[] }>("/bank/orders");
  const act = useSandboxAct();
  return (
    <section className="card stack" aria-labelledby="bank">
      <h2 id="bank">{t("bank")}</h2>
      <Loaded query={orders}>
        {({ mode, items }) => (
          <>
            <div className="field">
              <label htmlFor={id}>{t("mode")}</label>
              <select
                id={id}
                className="input"
                value={mode}
                onChange={(event) =>
                  act.mutate(
                    { path: "/bank/mode", body: { mode: event.target.value } },
                    { onSuccess: () => Toast.show(t("saved")) },
                  )
                }
              >
                {MODES.map(([value, label]) => (
                  <option key={value} value={value}>
                    {t(label)}
                  </option>
                ))}
              </select>
            </div>
            <ProblemNotice error={act.error} />
            <h3>{t("orders")}</h3>
            {items.length === 0 ? <Empty title={t("noOrders")} /> : null}
            <ul className="plain-list line-list">
              {items.map((order) => (
                <BankLine
                  key={order.reference}
                  order={order}
                  onAct={(what) =>
                    act.mutate({ path: `/bank/orders/${order.reference}/${what}`, body: {} })
                  }
                />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}

function BankLine(props: { order: BankOrder; onAct: (what: string) => void }) {
  const t = useText();
  const { order } = props;
  const amount = formatMoney({ currency: "CNY", value: Number(order.amountMinor) });
  return (
    <li style={{ paddingBlock: 10 }} className="stack">
      <p className="spread">
        <span>
          <strong className="jn-amount">{amount}</strong> · {order.state}
        </span>
        <time dateTime={order.createdAt} className="small soft">
          {formatTime(order.createdAt, true)}
        </time>
      </p>
      <div className="row" style={{ flexWrap: "wrap" }}>
        <Button size="small" onClick={() => props.onAct("callback")}>
          {t("callback")}
        </Button>
        <Button size="small" onClick={() => props.onAct("settle")}>
          {t("settle")}
        </Button>
        <Button size="small" onClick={() => props.onAct("refuse")}>
          {t("refuseNow")}
        </Button>
      </div>
    </li>
  );
}
