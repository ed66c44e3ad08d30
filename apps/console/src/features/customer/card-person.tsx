import { Amount, formatDate, formatTime } from "@jinnang/ui";
import type { ReactNode } from "react";
import type { CustomerData } from "../../shared/customer.ts";
import { Facts, Section } from "../../shared/page.tsx";
import { LOCK_REASONS } from "./data.ts";
import { Reveal } from "./reveal.tsx";
import { useText } from "./text.ts";

type Customer = CustomerData["customer"];

const LOCKS = [...LOCK_REASONS, "risk", "not_me"] as const;

export function LockNotice(props: { customer: Customer }) {
  const t = useText();
  const lock = props.customer.walletLock;
  if (!lock) return null;
  const known = LOCKS.find((name) => name === lock.reason);
  const reason = known ? t(`lock_${known}`) : lock.reason;
  return (
    <div className="notice bad">
      <p>{t("locked", { reason, at: formatTime(lock.since) })}</p>
      <p className="small">{t(lock.selfUnlock ? "unlockByOwner" : "unlockByTwo")}</p>
    </div>
  );
}

/** A recovery by code alone: what waits, so that a colleague does not help a thief past it. */
export function HoldNotice(props: { customer: Customer }) {
  const t = useText();
  const until = props.customer.heldUntil;
  if (!until || new Date(until) <= new Date()) return null;
  return <p className="notice warn">{t("held", { until: formatTime(until) })}</p>;
}

/** Masked contacts; the whole one is shown for a moment and with a reason. */
export function PersonFacts(props: { customer: Customer; contactsOnly?: boolean }) {
  const t = useText();
  const { customer } = props;
  const contacts: [string, ReactNode][] = [
    [
      t("phone"),
      <Reveal key="phone" customerId={customer.id} field="phone" masked={customer.phoneMasked} />,
    ],
    [
      t("email"),
      customer.emailMasked ? (
        <Reveal key="email" customerId={customer.id} field="email" masked={customer.emailMasked} />
      ) : (
        t("noEmail")
      ),
    ],
    [t("language"), t(`lang_${customer.language}`)],
    [t("since"), formatDate(customer.createdAt)],
  ];
  if (props.contactsOnly) return <Facts items={contacts} />;
  const level = t("levelText", { n: customer.level });
  return (
    <Section title={t("person")}>
      <Facts items={[[t("number"), customer.customerNumber], [t("level"), level], ...contacts]} />
    </Section>
  );
}

export function Balance(props: { wallet: CustomerData["wallet"] }) {
  const t = useText();
  const { available, heldOut, incoming } = props.wallet;
  return (
    <Section title={t("balance")}>
      <dl className="spread wrap">
        <div>
          <dt className="soft tiny">{t("available")}</dt>
          <dd className="balance">
            <Amount money={available} />
          </dd>
        </div>
        {heldOut.value > 0 ? (
          <div>
            <dt className="soft tiny">{t("heldOut")}</dt>
            <dd>
              <Amount money={heldOut} />
            </dd>
          </div>
        ) : null}
        {incoming.value > 0 ? (
          <div>
            <dt className="soft tiny">{t("incoming")}</dt>
            <dd>
              <Amount money={incoming} />
            </dd>
          </div>
        ) : null}
      </dl>
    </Section>
  );
}
