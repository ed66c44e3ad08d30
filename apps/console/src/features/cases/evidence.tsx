import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { api, take } from "../../shared/api.ts";
import { Section } from "../../shared/page.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText } from "./text.ts";

/** Asks the server to walk the case's hash chain; only when wanted, because it is audited. */
export function EvidenceCheck(props: { caseId: string }) {
  const t = useText();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["evidence", props.caseId],
    queryFn: () =>
      take(api.GET("/v1/cases/{id}/evidence", { params: { path: { id: props.caseId } } })),
    enabled: false,
  });
  const check = (
    <Button size="small" loading={isFetching} onClick={() => void refetch()}>
      {t("evidenceCheck")}
    </Button>
  );
  return (
    <Section title={t("evidence")} end={check}>
      <div aria-live="polite">
        {data?.intact ? (
          <p className="notice good">{t("evidenceIntact", { n: data.entries.length })}</p>
        ) : null}
        {data && !data.intact ? (
          <p className="notice bad">{t("evidenceBroken", { n: data.brokenAt ?? 0 })}</p>
        ) : null}
        {data?.entries.at(-1) ? (
          <p className="mono soft break">{data.entries.at(-1)?.hash}</p>
        ) : null}
        <ProblemNotice error={error} />
      </div>
    </Section>
  );
}
