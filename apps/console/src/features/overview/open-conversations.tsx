import type { Answer } from "@jinnang/api-client";
import { StateTag } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { useMe } from "../../shared/me.ts";
import { TableBox } from "../../shared/page.tsx";
import { Loaded } from "../../shared/states.tsx";
import { useWaitText } from "../../shared/wait-text.ts";
import { TakeOver, Transfer } from "../conversation/actions.tsx";
import { useReason } from "../conversation/thread-head.tsx";
import { useText } from "./text.ts";

type Item = Answer<"/v1/desk/conversations", "get">["items"][number];

/** From this priority on, money or a person may be in danger this minute. */
const URGENT = 2;
/** Waits grow although nothing happens. */
const REFRESH_MS = 15_000;

/** Everything that waits or is served, the most urgent first: to pass on or to take over. */
export function OpenConversations() {
  const t = useText();
  const open = useQuery({
    queryKey: ["overview", "conversations"],
    queryFn: () => take(api.GET("/v1/desk/conversations")),
    refetchInterval: REFRESH_MS,
  });
  return (
    <section className="stack">
      <h2>{t("conversations")}</h2>
      <Loaded
        query={open}
        empty={({ items }) =>
          items.length === 0 ? <p className="soft">{t("noConversations")}</p> : null
        }
      >
        {({ items }) => (
          <TableBox label={t("conversationsLabel")}>
            <thead>
              <tr>
                <th scope="col">{t("who")}</th>
                <th scope="col">{t("state")}</th>
                <th scope="col">{t("waits")}</th>
                <th scope="col">{t("agent")}</th>
                <th scope="col">{t("actions")}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <Row key={item.id} item={item} />
              ))}
            </tbody>
          </TableBox>
        )}
      </Loaded>
    </section>
  );
}

function Row(props: { item: Item }) {
  const t = useText();
  const waitText = useWaitText();
  const me = useMe();
  const [isPassing, setPassing] = useState(false);
  const { item } = props;
  const reason = useReason(item.reason);
  const waited = item.waitingSince
    ? (Date.now() - new Date(item.waitingSince).getTime()) / 1_000
    : undefined;
  return (
    <tr>
      <th scope="row">
        <span className="row wrap">
          {item.priority >= URGENT ? <span className="tag bad">{t("urgent")}</span> : null}
          <Link to="/" search={{ c: item.id, pane: "thread" } as never}>
            {item.customerName ?? t("unknownCustomer")}
          </Link>
        </span>
        <span className="soft tiny">{[item.subject, reason].filter(Boolean).join(" · ")}</span>
      </th>
      <td>
        <StateTag of="conversationState" state={item.state} />{" "}
        {item.isStranded ? <span className="tag bad">{t("isStranded")}</span> : null}
      </td>
      <td className="nowrap">{waited === undefined ? "–" : waitText(waited)}</td>
      <td>{item.agent ? `${item.agent.displayName} ${item.agent.staffNumber}` : "–"}</td>
      <td>
        <span className="row">
          {item.agent?.staffNumber === me?.staffNumber ? null : <TakeOver conversation={item} />}
          <Button size="small" onClick={() => setPassing(true)}>
            {t("pass")}
          </Button>
        </span>
        {isPassing ? <Transfer conversation={item} onClose={() => setPassing(false)} /> : null}
      </td>
    </tr>
  );
}
