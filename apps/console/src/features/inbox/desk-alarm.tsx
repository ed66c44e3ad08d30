import { ring } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect } from "react";
import { useHasRole } from "../../shared/me.ts";
import { useWaitText } from "../../shared/wait-text.ts";
import { type Queue, queueQuery } from "../conversation/data.ts";
import { presenceQuery, useSetPresence } from "./data.ts";
import { useText } from "./text.ts";

/** Longer ago, whoever was set away has gone home. */
const FORCED_MS = 30 * 60_000;

/** A red line over every page: customers behind nobody, and what only a supervisor can mend. */
export function DeskAlarm() {
  const serves = useHasRole("agent", "supervisor");
  const queue = useQuery({ ...queueQuery, enabled: serves }).data;
  if (!queue) return null;
  return (
    <>
      {queue.unattendedSince ? <Unattended queue={queue} since={queue.unattendedSince} /> : null}
      <ForSupervisors queue={queue} />
    </>
  );
}

function Unattended(props: { queue: Queue; since: string }) {
  const t = useText();
  const waitText = useWaitText();
  const presence = useQuery(presenceQuery).data;
  const change = useSetPresence();
  useEffect(() => {
    if (props.since) ring();
  }, [props.since]);
  const seconds = (Date.now() - new Date(props.since).getTime()) / 1_000;
  return (
    <p className="banner alarm small row wrap" role="alert">
      <span className="grow">
        {t("unattended", { n: props.queue.waiting, time: waitText(seconds) })}
      </span>
      {presence?.state === "away" ? (
        <Button
          size="small"
          loading={change.isPending}
          onClick={() => change.mutate({ state: "available" })}
        >
          {t("goAvailable")}
        </Button>
      ) : null}
    </p>
  );
}

function ForSupervisors(props: { queue: Queue }) {
  const t = useText();
  const isSupervisor = useHasRole("supervisor");
  const { stranded, agents, unprocessedInbound } = props.queue;
  const forced = agents.filter(
    ({ awayReason, awaySince }) =>
      awayReason === "unanswered" &&
      awaySince !== null &&
      Date.now() - new Date(awaySince).getTime() < FORCED_MS,
  );
  const lines = [
    ...(stranded > 0 ? [t("stranded", { n: stranded })] : []),
    ...forced.map(({ displayName: name }) => t("forcedLine", { name })),
    ...(unprocessedInbound > 0 ? [t("unprocessed", { n: unprocessedInbound })] : []),
  ];
  if (!isSupervisor || lines.length === 0) return null;
  return (
    <p className="banner alarm small" role="status">
      {lines.join(" ")} <Link to="/overview">{t("toOverview")}</Link>
    </p>
  );
}
