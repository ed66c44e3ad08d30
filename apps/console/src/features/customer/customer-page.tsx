import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { type CustomerData, customerQuery } from "../../shared/customer.ts";
import { useHasRole } from "../../shared/me.ts";
import { Page } from "../../shared/page.tsx";
import { Loaded } from "../../shared/states.tsx";
import { OpenCase } from "../cases/open-case.tsx";
import { CardActions } from "./card-actions.tsx";
import { CaseList, ConversationList, DeviceList } from "./card-lists.tsx";
import { OrderList } from "./card-orders.tsx";
import { Balance, HoldNotice, LockNotice, PersonFacts } from "./card-person.tsx";
import { Trail } from "./card-trail.tsx";
import styles from "./customer.module.css";
import { useText } from "./text.ts";

/** The customer on a page of their own, for searches and cases without a conversation. */
export function CustomerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const card = useQuery(customerQuery(id));
  return <Loaded query={card}>{(data) => <CustomerView data={data} />}</Loaded>;
}

function CustomerView(props: { data: CustomerData }) {
  const t = useText();
  const { data } = props;
  const serves = useHasRole("agent", "supervisor");
  const [opening, setOpening] = useState(false);
  return (
    <Page
      title={t("pageTitle", { name: data.customer.displayName })}
      lead={t("viewed")}
      actions={serves ? <Button onClick={() => setOpening(true)}>{t("newCase")}</Button> : null}
    >
      <LockNotice customer={data.customer} />
      <HoldNotice customer={data.customer} />
      <CardActions customerId={data.customer.id} />
      <div className={`page-columns ${styles.page}`}>
        <div className="stack-wide">
          <OrderList orders={data.orders} />
          <CaseList cases={data.cases} />
          <Trail customerId={data.customer.id} />
        </div>
        <div className="stack-wide">
          <PersonFacts customer={data.customer} />
          <Balance wallet={data.wallet} />
          <DeviceList devices={data.devices} />
          <ConversationList conversations={data.conversations} />
        </div>
      </div>
      <OpenCase open={opening} onClose={() => setOpening(false)} customerId={data.customer.id} />
    </Page>
  );
}
