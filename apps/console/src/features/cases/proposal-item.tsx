import { Amount, formatTime, StateTag } from "@jinnang/ui";
import type { Proposal } from "./data.ts";
import { useText } from "./text.ts";

/** A proposal: what it does, for how much, why, who proposed and who decided. */
export function ProposalItem(props: { proposal: Proposal; heading: "h2" | "h3" }) {
  const t = useText();
  const { proposal } = props;
  const { proposedBy, decidedBy } = proposal;
  return (
    <article className="stack-tight proposal">
      <div className="row wrap">
        <props.heading>{proposal.title}</props.heading>
        {proposal.amount ? <Amount money={proposal.amount} class="strong" /> : null}
        <StateTag of="proposalState" state={proposal.state} />
      </div>
      <p className="break">{proposal.reason}</p>
      <p className="soft small">
        {t("proposedBy", {
          name: proposedBy.displayName,
          number: proposedBy.staffNumber,
          at: formatTime(proposal.createdAt),
        })}
      </p>
      {decidedBy ? (
        <p className="soft small break">
          {t("decidedBy", {
            name: decidedBy.displayName,
            number: decidedBy.staffNumber,
            at: formatTime(proposal.decidedAt ?? proposal.createdAt),
          })}
          {proposal.decisionReason ? ` · ${proposal.decisionReason}` : null}
        </p>
      ) : null}
      {proposal.executedAt ? (
        <p className="soft small">{t("executedAt", { at: formatTime(proposal.executedAt) })}</p>
      ) : null}
      {proposal.failureText ? (
        <p className="error-text small">{t("failure", { why: proposal.failureText })}</p>
      ) : null}
      {proposal.state === "waiting" && proposal.peopleNeeded > 1 ? (
        <p className="soft small">
          {t("people", { n: proposal.peopleApproved, of: proposal.peopleNeeded })}
        </p>
      ) : null}
      {proposal.state === "waiting" ? (
        <p className="soft small">{t("expires", { at: formatTime(proposal.expiresAt) })}</p>
      ) : null}
    </article>
  );
}
