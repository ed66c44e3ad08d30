import { Amount } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../shared/icons.tsx";
import { type Case, useCase } from "../cases/data.ts";
import styles from "./cards.module.css";
import type { Message } from "./data.ts";
import { useText } from "./text.ts";

/** A case was opened or closed from this conversation. */
export function CaseCard({ message }: { message: Message }) {
  const t = useText();
  const { caseId, caseNumber } = message.data;
  return (
    <article className={styles.card} aria-label={t("caseTitle")}>
      <p className="row">
        <Icon name="case" size={20} />
        <strong>
          {t("caseTitle")} {caseNumber}
        </strong>
      </p>
      <p>{message.text}</p>
      {caseId ? <CaseLink caseId={caseId} /> : null}
    </article>
  );
}

/** A decision on a proposal: how much, how it was decided, who is in charge. */
export function ProposalCard({ message }: { message: Message }) {
  const t = useText();
  const { caseId = "", caseNumber, proposalId, state } = message.data;
  const proposal = useCase(caseId).data?.proposals.find(({ id }) => id === proposalId);
  const isDone = state === "executed";
  return (
    <article className={styles.card} aria-label={t("proposalDecided")}>
      <p className="spread">
        <strong>
          {t("caseTitle")} {caseNumber}
        </strong>
        <span className={`tag ${isDone ? "good" : "bad"}`}>
          {t(isDone ? "proposalDone" : "proposalRejected")}
        </span>
      </p>
      {proposal ? <Decision proposal={proposal} /> : <p>{message.text}</p>}
      <p className={styles.cardLinks}>
        {proposal?.orderId ? (
          <Link to="/orders/$id" params={{ id: proposal.orderId }}>
            {t("seeMoney")}
          </Link>
        ) : null}
        {caseId ? <CaseLink caseId={caseId} /> : null}
      </p>
      <AgentLine message={message} />
    </article>
  );
}

/** In the reader's language of now, where the message kept the one of its time. */
function Decision({ proposal }: { proposal: Case["proposals"][number] }) {
  const t = useText();
  const { title, amount, decisionReason, state } = proposal;
  const isDone = state === "executed";
  return (
    <>
      <p>{title}</p>
      {amount ? (
        <Amount
          money={amount}
          sign={isDone ? "in" : "none"}
          class={isDone ? styles.amount : styles.amountRefused}
        />
      ) : null}
      {decisionReason ? <p>{t("reason", { text: decisionReason })}</p> : null}
      {state === "rejected" ? <p>{t("noMoney")}</p> : null}
    </>
  );
}

/** Looked at as unknown: another part of the house writes it. */
function AgentLine({ message }: { message: Message }) {
  const t = useText();
  const agent = message.data.agent as { displayName?: string; staffNumber?: string } | undefined;
  if (!agent?.displayName || !agent.staffNumber) return null;
  return (
    <p className="small">
      {t("inCharge")} {agent.displayName} ·{" "}
      <Link to="/channels" search={{ check: agent.staffNumber, name: agent.displayName }}>
        {t("staffNumber", { number: agent.staffNumber })}
      </Link>
    </p>
  );
}

function CaseLink(props: { caseId: string }) {
  const t = useText();
  return (
    <Link to="/cases/$id" params={{ id: props.caseId }}>
      {t("seeCase")}
    </Link>
  );
}
