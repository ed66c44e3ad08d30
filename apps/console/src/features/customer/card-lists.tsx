import { formatDate, formatRelative, formatTime, StateTag, useWords } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import type { CustomerData } from "../../shared/customer.ts";
import { Section } from "../../shared/page.tsx";
import { useText } from "./text.ts";

export function CaseList(props: { cases: CustomerData["cases"] }) {
  const t = useText();
  const word = useWords();
  return (
    <Section title={t("cases")}>
      {props.cases.length === 0 ? <p className="soft">{t("noCases")}</p> : null}
      <ul className="plain-list line-list">
        {props.cases.map((item) => (
          <li key={item.id} className="stack-tight">
            <div className="spread">
              <Link to="/cases/$id" params={{ id: item.id } as never}>
                {item.number}
              </Link>
              <StateTag of="caseState" state={item.state} />
            </div>
            <p className="clip">
              {word("caseKind", item.kind)} · {item.subject}
            </p>
            {item.dueAt ? (
              <p className="soft tiny">{t("due", { date: formatDate(item.dueAt) })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function DeviceList(props: { devices: CustomerData["devices"] }) {
  const t = useText();
  return (
    <Section title={t("devices")}>
      {props.devices.length === 0 ? <p className="soft">{t("noDevices")}</p> : null}
      <ul className="plain-list line-list">
        {props.devices.map((device) => (
          <li key={device.id} className="spread">
            <span className="clip">{device.name}</span>
            <span className="soft tiny nowrap">
              {t("lastSeen", { at: formatRelative(device.lastSeenAt) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function ConversationList(props: {
  conversations: CustomerData["conversations"];
  openId?: string;
}) {
  const t = useText();
  const others = props.conversations.filter((item) => item.id !== props.openId);
  return (
    <Section title={t("conversations")}>
      {others.length === 0 ? <p className="soft">{t("noConversations")}</p> : null}
      <ul className="plain-list line-list">
        {others.map((item) => (
          <li key={item.id} className="spread">
            <Link className="clip" to="/" search={{ c: item.id } as never}>
              {item.subject || item.number}
            </Link>
            <span className="row">
              <span className="soft tiny nowrap">{formatTime(item.createdAt)}</span>
              <StateTag of="conversationState" state={item.state} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
