import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { api, take } from "../../shared/api.ts";
import { useHasRole } from "../../shared/me.ts";
import { Page, Section } from "../../shared/page.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { isRunning, JOURNAL_URL, proofQuery } from "./data.ts";
import { ProofView } from "./proof-view.tsx";
import { useText } from "./text.ts";

/** Shows finance that the money adds up: all the time, and once more from the start when asked. */
export function Proof() {
  const t = useText();
  const proof = useQuery(proofQuery);
  const mayProve = useHasRole("finance", "admin");
  const prove = useProve();
  const running = isRunning(proof.data?.full) || prove.isPending;
  const proveNow = (
    <Button type="primary" loading={running} onClick={() => prove.mutate()}>
      {t(running ? "proving" : "proveNow")}
    </Button>
  );
  const links = (
    <>
      <Link to="/ledger/trial-balance">{t("toTrial")}</Link>
      <a href={JOURNAL_URL}>{t("journal")}</a>
    </>
  );
  return (
    <Page title={t("title")} lead={t("lead")} actions={mayProve ? links : null}>
      <ProblemNotice error={prove.error} />
      <Loaded query={proof}>
        {({ continuous, full }) => (
          <div className="stack-wide">
            <Section title={t("continuous")}>
              <p className="soft small">{t("continuousLead")}</p>
              {continuous ? <ProofView proof={continuous} /> : <p>{t("neverContinuous")}</p>}
            </Section>
            <Section title={t("full")} end={mayProve ? proveNow : null}>
              <p className="soft small">{t("fullLead")}</p>
              {full ? <ProofView proof={full} /> : <p>{t("neverFull")}</p>}
            </Section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function useProve() {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST("/v1/ledger/proof")),
    onSuccess: () => {
      message.info(t("started"));
      return queries.invalidateQueries({ queryKey: ["proof"] });
    },
  });
}
