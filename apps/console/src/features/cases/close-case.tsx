import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useState } from "react";
import { api, take } from "../../shared/api.ts";
import { AreaField, SelectField } from "../../shared/field.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { type Case, caseQuery } from "./data.ts";
import { useText } from "./text.ts";

const OUTCOMES = ["upheld", "partly_upheld", "not_upheld", "withdrawn"] as const;
type Outcome = (typeof OUTCOMES)[number];

/** Ends a case with its outcome and the answer that the customer reads. */
export function CloseCase(props: { case: Case; onClose: () => void }) {
  const t = useText();
  const shared = useSharedText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>("upheld");
  const [summary, setSummary] = useState("");
  const { id } = props.case;
  const close = useMutation({
    mutationFn: () =>
      take(
        api.POST("/v1/cases/{id}/close", {
          params: { path: { id } },
          body: { outcome, summary: summary.trim() },
        }),
      ),
    onSuccess: (answer) => {
      queries.setQueryData(caseQuery(id).queryKey, answer);
      void queries.invalidateQueries({ queryKey: ["cases"] });
      message.success(t("closed"));
      props.onClose();
    },
  });
  return (
    <Modal
      open
      title={t("closeTitle")}
      okText={t("closeCase")}
      cancelText={shared("cancel")}
      confirmLoading={close.isPending}
      okButtonProps={{ disabled: !summary.trim() }}
      onOk={() => close.mutate()}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p>{t("closeLead")}</p>
        <SelectField
          label={t("outcome")}
          value={outcome}
          onChange={(value) => setOutcome(value as Outcome)}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome_${value}`) }))}
        />
        <AreaField
          label={t("summary")}
          hint={t("closeHint")}
          maxLength={4_000}
          value={summary}
          onChange={(event) => setSummary(event.target.value)}
        />
        <ProblemNotice error={close.error} />
      </div>
    </Modal>
  );
}
