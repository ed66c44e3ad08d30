import { formatTime } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Page } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { alarmsQuery } from "./data.ts";
import { Person } from "./person.tsx";
import { useText } from "./text.ts";

/** What somebody should look at, and whether the audit log is whole. */
export function Alarms() {
  const t = useText();
  const alarms = useQuery(alarmsQuery);
  return (
    <Page title={t("alarmsTitle")} lead={t("alarmsLead")}>
      <Loaded query={alarms}>
        {({ items, log }) => (
          <>
            <LogState log={log} />
            {items.length === 0 ? <Empty title={t("noAlarms")} /> : null}
            <ul className="plain-list line-list">
              {items.map(({ id, at, kind, subject, count }) => (
                <li key={id}>
                  <p>
                    <strong>{t(`alarm_${kind}`)}</strong>
                    {count === null ? null : (
                      <span className="soft"> {t("count", { n: count })}</span>
                    )}
                  </p>
                  <p className="soft small">
                    <Person person={subject} /> · <time dateTime={at}>{formatTime(at)}</time>
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const REASONS = [
  ...(["changed", "unkeyed", "unknown_key", "shorter_than_anchor"] as const),
  ...(["differs_from_anchor", "forged"] as const),
];

interface Checked {
  checkedAt: string;
  entries: number;
  intact: boolean;
  brokenAt: number | null;
  reason: string | null;
  anchors: number;
}

function LogState({ log }: { log: Checked | null }) {
  const t = useText();
  if (!log) return <p className="notice">{t("logUnchecked")}</p>;
  const { entries, anchors, brokenAt } = log;
  const reason = REASONS.find((name) => name === log.reason) ?? "changed";
  return (
    <p className={`notice ${log.intact ? "good" : "bad"}`} role="status">
      {log.intact
        ? t("logIntact", { entries, anchors, at: formatTime(log.checkedAt) })
        : t("logBroken", { n: brokenAt ?? 0, reason: t(`reason_${reason}`) })}
    </p>
  );
}
