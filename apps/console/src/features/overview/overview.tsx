import type { Answer } from "@jinnang/api-client";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api, take } from "../../shared/api.ts";
import { Page, TableBox } from "../../shared/page.tsx";
import { Loaded } from "../../shared/states.tsx";
import { useWaitText } from "../../shared/wait-text.ts";
import { OpenConversations } from "./open-conversations.tsx";
import { RefusedWords } from "./refused-words.tsx";
import { useText } from "./text.ts";

type OverviewData = Answer<"/v1/desk/overview", "get">;

/** The longest wait grows although nothing happens. */
const REFRESH_MS = 15_000;

/** The desk at a glance, for those who answer for it. */
export function Overview() {
  const t = useText();
  const overview = useQuery({
    queryKey: ["overview"],
    queryFn: () => take(api.GET("/v1/desk/overview")),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Loaded query={overview}>
        {(data) => (
          <>
            <QueueStats queue={data.queue} />
            <OpenConversations />
            <CaseStats cases={data.cases} />
            <Agents agents={data.queue.agents} />
            <RefusedWords />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Stat(props: { name: string; children: ReactNode }) {
  return (
    <div className="stat">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function QueueStats(props: { queue: OverviewData["queue"] }) {
  const t = useText();
  const waitText = useWaitText();
  const { waiting, offered, longestSeconds, agentsAvailable, stranded } = props.queue;
  return (
    <section className="stack">
      <h2>{t("queue")}</h2>
      <dl className="stats">
        <Stat name={t("waiting")}>{waiting}</Stat>
        <Stat name={t("offered")}>{offered}</Stat>
        <Stat name={t("longest")}>{waiting > 0 ? waitText(longestSeconds) : "–"}</Stat>
        <Stat name={t("here")}>{agentsAvailable}</Stat>
        <Stat name={t("isStranded")}>
          <span className={stranded > 0 ? "error-text" : ""}>{stranded}</span>
        </Stat>
      </dl>
    </section>
  );
}

function CaseStats(props: { cases: OverviewData["cases"] }) {
  const t = useText();
  const { open, proposed, resolved, overdue, proposalsWaiting } = props.cases;
  return (
    <section className="stack">
      <h2>{t("cases")}</h2>
      <dl className="stats">
        <Stat name={t("open")}>
          <Link to="/cases" search={{ state: "open" } as never}>
            {open}
          </Link>
        </Stat>
        <Stat name={t("proposed")}>
          <Link to="/cases" search={{ state: "proposed" } as never}>
            {proposed}
          </Link>
        </Stat>
        <Stat name={t("resolved")}>
          <Link to="/cases" search={{ state: "resolved" } as never}>
            {resolved}
          </Link>
        </Stat>
        <Stat name={t("overdue")}>
          <span className={overdue > 0 ? "error-text" : ""}>{overdue}</span>
        </Stat>
        <Stat name={t("proposals")}>
          <Link to="/proposals">{proposalsWaiting}</Link>
        </Stat>
      </dl>
    </section>
  );
}

function Agents(props: { agents: OverviewData["queue"]["agents"] }) {
  const t = useText();
  return (
    <section className="stack">
      <h2>{t("agents")}</h2>
      {props.agents.length === 0 ? <p className="soft">{t("nobody")}</p> : null}
      <TableBox label={t("agentsLabel")}>
        <thead>
          <tr>
            <th scope="col">{t("name")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col" className="number">
              {t("load")}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.agents.map((agent) => (
            <tr key={agent.staffId}>
              <th scope="row">
                {agent.displayName} <span className="soft">{agent.staffNumber}</span>
              </th>
              <td>
                <span className={`tag ${agent.state === "available" ? "good" : "soft"}`}>
                  {t(agent.state)}
                </span>{" "}
                {agent.awayReason === "unanswered" || agent.awayReason === "silent" ? (
                  <span className="soft tiny">{t(agent.awayReason)}</span>
                ) : null}
              </td>
              <td className="number">
                {agent.assigned} / {agent.capacity}
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </section>
  );
}
