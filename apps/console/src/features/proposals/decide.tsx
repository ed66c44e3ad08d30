import { Amount, useOnce } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useState } from "react";
import { api, idempotencyKey, keyHeader, take } from "../../shared/api.ts";
import { AreaField } from "../../shared/field.tsx";
import { Loaded, ProblemNotice } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import type { Proposal } from "../cases/data.ts";
import { factsQuery } from "./facts-data.ts";
import { FactsSheet } from "./facts-sheet.tsx";
import { useText } from "./text.ts";

/**
 * The second person's decision, with the facts beside it. An approval carries the facts that were
 * seen, and is refused when they are others by then. Two clicks are one.
 */
export function Decide(props: {
  proposal: Proposal;
  decision: "approve" | "reject";
  onClose: () => void;
}) {
  const t = useText();
  const shared = useSharedText();
  const { proposal, decision } = props;
  const [reason, setReason] = useState("");
  const decide = useDecide(proposal.id, decision, props.onClose);
  const decideOnce = useOnce(decide);
  const approving = decision === "approve";
  const facts = useQuery(factsQuery(proposal.id));
  return (
    <Modal
      open
      width={640}
      title={t(approving ? "approveTitle" : "rejectTitle")}
      okText={t(decision)}
      cancelText={shared("cancel")}
      confirmLoading={decide.isPending}
      okButtonProps={{ disabled: approving ? !facts.data || facts.isFetching : !reason.trim() }}
      onOk={() => decideOnce({ reason: reason.trim(), seen: facts.data?.version })}
      onCancel={props.onClose}
    >
      <div className="stack">
        <p className="strong">
          {proposal.title} {proposal.amount ? <Amount money={proposal.amount} /> : null} ·{" "}
          {proposal.customer.displayName}
        </p>
        <Loaded query={facts}>{(data) => <FactsSheet facts={data} />}</Loaded>
        <p>{t(approving ? "approveLead" : "rejectLead")}</p>
        <AreaField
          label={t("reason")}
          optional={approving}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <ProblemNotice error={decide.error} />
      </div>
    </Modal>
  );
}

function useDecide(id: string, decision: "approve" | "reject", done: () => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [key] = useState(idempotencyKey);
  return useMutation({
    mutationFn: ({ reason, seen }: { reason: string; seen: string | undefined }) => {
      const options = { params: { path: { id }, header: keyHeader(key) } };
      if (decision === "reject") {
        return take(api.POST("/v1/cases/proposals/{id}/reject", { ...options, body: { reason } }));
      }
      const body = { ...(reason ? { reason } : {}), ...(seen ? { seen } : {}) };
      return take(api.POST("/v1/cases/proposals/{id}/approve", { ...options, body }));
    },
    onSuccess: (proposal) => {
      if (proposal.state === "executed") message.success(t("executed"));
      else if (proposal.state === "rejected") message.success(t("rejected"));
      else message.info(t("approved"));
      done();
    },
    // Also after a refusal: somebody else may have decided meanwhile.
    onSettled: () => {
      for (const name of ["proposals", "proposal-facts", "case", "cases", "overview"]) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
    },
  });
}
