import { firstCharacter } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { customerQuery } from "../../shared/customer.ts";
import { Loaded } from "../../shared/states.tsx";
import { CardActions } from "./card-actions.tsx";
import { CaseList, ConversationList, DeviceList } from "./card-lists.tsx";
import { OrderList } from "./card-orders.tsx";
import { Balance, HoldNotice, LockNotice, PersonFacts } from "./card-person.tsx";
import { Trail } from "./card-trail.tsx";
import styles from "./customer.module.css";
import { useText } from "./text.ts";

/** Who the conversation is with: identity, money, orders, devices, cases, and who looked. */
export function CustomerCard(props: { customerId: string; conversationId?: string }) {
  const t = useText();
  const card = useQuery(customerQuery(props.customerId));
  return (
    <Loaded query={card}>
      {(data) => (
        <div className={styles.card}>
          <header className={styles.head}>
            <span className={styles.avatar} aria-hidden>
              {firstCharacter(data.customer.displayName)}
            </span>
            <div className="grow stack-tight">
              <h2 className="clip">{data.customer.displayName}</h2>
              <p className="soft tiny clip">
                {t("levelText", { n: data.customer.level })} · {data.customer.customerNumber}
              </p>
            </div>
            <Link className="nowrap" to="/customers/$id" params={{ id: props.customerId } as never}>
              {t("wholePage")}
            </Link>
          </header>
          <LockNotice customer={data.customer} />
          <HoldNotice customer={data.customer} />
          <CardActions customerId={data.customer.id} />
          <PersonFacts customer={data.customer} contactsOnly />
          <Balance wallet={data.wallet} />
          <OrderList orders={data.orders} />
          <CaseList cases={data.cases} />
          <DeviceList devices={data.devices} />
          <ConversationList
            conversations={data.conversations}
            {...(props.conversationId ? { openId: props.conversationId } : {})}
          />
          <Trail customerId={props.customerId} />
        </div>
      )}
    </Loaded>
  );
}
