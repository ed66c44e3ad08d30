import { formatTime } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import type { Order } from "../../shared/data.ts";
import { Icon } from "../../shared/icons.tsx";
import { useMe } from "../../shared/me.ts";
import styles from "./home.module.css";
import { useText } from "./text.ts";

/** What needs attention now: a lock, a missing PIN, orders in progress, the merchant's till. */
export function Banners(props: { orders: Order[] }) {
  const t = useText();
  const me = useMe();
  const pending = props.orders.filter((order) => order.state === "pending");
  const [first] = pending;
  return (
    <>
      {me?.walletLock ? (
        <Link to="/security/lock" className={`notice bad ${styles.banner}`}>
          <Icon name="lock" />
          <span className="grow">
            <strong>{t("lockedTitle")}</strong>
            <br />
            {t("lockedText")}
          </span>
          {t("unlock")}
        </Link>
      ) : null}
      {me?.recoveryHold?.active ? (
        <Link to="/security/recovery" className={`notice warn ${styles.banner}`}>
          <Icon name="shield" />
          <span className="grow">
            <strong>{t("heldTitle")}</strong>
            <br />
            {t("heldText", { time: formatTime(me.recoveryHold.until) })}
          </span>
          {t("heldConfirm")}
        </Link>
      ) : null}
      {me && !me.hasPin ? (
        <Link to="/security/pin" className={`notice info ${styles.banner}`}>
          <Icon name="shield" />
          <span className="grow">
            <strong>{t("setPinTitle")}</strong>
            <br />
            {t("setPinText")}
          </span>
          <Icon name="next" />
        </Link>
      ) : null}
      {first ? (
        <Link to="/orders/$id" params={{ id: first.id }} className={`notice warn ${styles.banner}`}>
          <Icon name="clock" />
          <span className="grow">
            <strong>{t("pendingTitle", { count: pending.length })}</strong>
            {first.next ? (
              <>
                <br />
                <span className="small">{first.next}</span>
              </>
            ) : null}
          </span>
          <Icon name="next" />
        </Link>
      ) : null}
      {me?.merchants.map((merchant) => (
        <Link
          key={merchant.id}
          to="/merchant/$id"
          params={{ id: merchant.id }}
          className={`card ${styles.banner}`}
        >
          <Icon name="shop" />
          <span className="grow clip">{t("merchant", { name: merchant.name })}</span>
          <Icon name="next" />
        </Link>
      ))}
    </>
  );
}
