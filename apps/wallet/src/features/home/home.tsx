import { Amount } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { inboxQuery, latestOrdersQuery } from "../../shared/data.ts";
import { Icon, type IconName } from "../../shared/icons.tsx";
import { useMe } from "../../shared/me.ts";
import { OrderLine } from "../../shared/orders.tsx";
import { Empty, Failed, Loaded } from "../../shared/states.tsx";
import { Banners } from "./banners.tsx";
import { walletsQuery } from "./data.ts";
import styles from "./home.module.css";
import { useText } from "./text.ts";

const RECENT_COUNT = 5;

/** The first screen: what there is, what one can do, what happened last. */
export function Home() {
  const t = useText();
  const orders = useQuery(latestOrdersQuery(RECENT_COUNT));
  return (
    <main className="screen" id="content">
      <Top />
      <div className={styles.body}>
        <Banners orders={orders.data?.items ?? []} />
        <section className="card" aria-labelledby="recent">
          <div className="section-title">
            <h2 id="recent" className="section-title">
              {t("recent")}
            </h2>
            <Link to="/orders">{t("all")}</Link>
          </div>
          <Loaded
            query={orders}
            empty={({ items }) =>
              items.length === 0 ? (
                <Empty
                  title={t("emptyTitle")}
                  text={t("emptyText")}
                  action={<Link to="/top-up">{t("emptyAction")}</Link>}
                />
              ) : null
            }
          >
            {({ items }) => (
              <ul className="plain-list line-list">
                {items.map((order) => (
                  <li key={order.id}>
                    <OrderLine order={order} />
                  </li>
                ))}
              </ul>
            )}
          </Loaded>
        </section>
      </div>
    </main>
  );
}

function Top() {
  const t = useText();
  const me = useMe();
  return (
    <div className={styles.top}>
      <div className={styles.hello}>
        <h1 className="clip">{t("hello", { name: me?.displayName ?? "" })}</h1>
        <InboxLink />
      </div>
      <Balance />
      <nav className={styles.actions} aria-label={t("title")}>
        <Action to="/pay" icon="scan" label={t("pay")} />
        <Action to="/top-up" icon="plus" label={t("topUp")} />
        <Action to="/chat" icon="chat" label={t("service")} />
        <Action to="/channels" icon="shield" label={t("channels")} />
      </nav>
    </div>
  );
}

function Action(props: { to: string; icon: IconName; label: string }) {
  return (
    <Link to={props.to}>
      <span className={styles.icon}>
        <Icon name={props.icon} size={24} />
      </span>
      {props.label}
    </Link>
  );
}

function InboxLink() {
  const t = useText();
  const inbox = useQuery(inboxQuery);
  const unread = inbox.data?.items.filter((item) => !item.readAt).length ?? 0;
  const label = unread > 0 ? t("unread", { count: unread }) : t("inbox");
  return (
    <Link to="/inbox" className={`icon-button ${styles.bell}`} aria-label={label}>
      <Icon name="bell" />
      {unread > 0 ? <span className={styles.dot} /> : null}
    </Link>
  );
}

function Balance() {
  const t = useText();
  const [hidden, setHidden] = useState(localStorage.getItem("jinnang.hide") === "yes");
  const wallets = useQuery(walletsQuery);
  const toggle = () => {
    localStorage.setItem("jinnang.hide", hidden ? "no" : "yes");
    setHidden(!hidden);
  };
  if (wallets.isError && !wallets.data) {
    return <Failed error={wallets.error} retry={() => void wallets.refetch()} />;
  }
  const wallet = wallets.data?.items[0];
  return (
    <section className={styles.balance} aria-busy={!wallet} aria-label={t("balance")}>
      <div className={styles.balanceLabel}>
        <span>{t("balance")}</span>
        <button type="button" className={styles.eye} aria-pressed={hidden} onClick={toggle}>
          {t(hidden ? "show" : "hide")}
        </button>
      </div>
      <output className={styles.amount} data-testid="balance">
        {wallet && !hidden ? <Amount money={wallet.available} /> : "••••••"}
      </output>
      {wallet && !hidden ? <Parts incoming={wallet.incoming} heldOut={wallet.heldOut} /> : null}
    </section>
  );
}

type Money = { currency: string; value: number };

function Parts(props: { incoming: Money; heldOut: Money }) {
  const t = useText();
  const { incoming, heldOut } = props;
  return (
    <div className={styles.parts}>
      {incoming.value > 0 ? (
        <span>
          {t("incoming")} <Amount money={incoming} />
        </span>
      ) : null}
      {heldOut.value > 0 ? (
        <span>
          {t("held")} <Amount money={heldOut} />
        </span>
      ) : null}
    </div>
  );
}
