import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useState } from "react";
import { Section } from "../../shared/page.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { requestsQuery } from "./data.ts";
import { HandOver } from "./hand-over.tsx";
import { RequestItem } from "./request-item.tsx";
import { useText } from "./text.ts";

/** Fewer would leave nobody to approve while one is ill. */
const ADMINS_WANTED = 3;

/** What waits for a second admin, what was decided, and whether there are enough admins. */
export function Requests() {
  const t = useText();
  const requests = useQuery(requestsQuery);
  const [link, setLink] = useState<string>();
  const { open = [], decided = [], admins } = requests.data ?? {};
  return (
    <>
      <ProblemNotice error={requests.error} />
      {admins && !admins.established ? (
        <p className="banner" role="status">
          {t("eased", { n: admins.active, days: admins.youngDays })}
        </p>
      ) : null}
      {admins?.established && admins.active < ADMINS_WANTED ? (
        <p className="soft small">{t("fewAdmins", { n: admins.active })}</p>
      ) : null}
      {open.length > 0 ? (
        <Section title={t("waitingTitle")}>
          <ul className="plain-list line-list">
            {open.map((request) => (
              <li key={request.id}>
                <RequestItem request={request} onLink={setLink} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {decided.length > 0 ? (
        <details className="section">
          <summary>{t("decidedTitle", { n: decided.length })}</summary>
          <ul className="plain-list line-list">
            {decided.map((request) => (
              <li key={request.id}>
                <RequestItem request={request} onLink={setLink} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {link ? (
        <Drawer
          title={t("linkTitle")}
          size={440}
          open
          onClose={() => setLink(undefined)}
          // A click beside it must not throw the link away.
          mask={{ closable: false }}
        >
          <HandOver url={link} onClose={() => setLink(undefined)} />
        </Drawer>
      ) : null}
    </>
  );
}
