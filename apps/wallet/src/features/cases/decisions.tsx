import { Amount, StateTag, useWords } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import styles from "./cases.module.css";
import type { Case } from "./data.ts";
import { useText } from "./text.ts";

type Proposal = Case["proposals"][number];

/** What was decided: the money with the people behind it, and how the case ended. */
export function Decisions({ loaded }: { loaded: Case }) {
  const t = useText();
  const word = useWords();
  const { proposals, outcome, summary } = loaded;
  if (proposals.length === 0 && !outcome) return null;
  return (
    <section className="card">
      <h2 className="section-title">{t("decision")}</h2>
      {proposals.map((proposal) => (
        <ProposalView key={proposal.id} proposal={proposal} />
      ))}
      {outcome ? (
        <dl className={styles.facts}>
          <Row name={t("outcome")} value={<strong>{word("caseOutcome", outcome)}</strong>} />
          {summary ? <Row name={t("reason")} value={summary} /> : null}
        </dl>
      ) : null}
    </section>
  );
}

function ProposalView({ proposal }: { proposal: Proposal }) {
  const t = useText();
  const { state, title, amount, decidedBy, decisionReason, orderId } = proposal;
  return (
    <div className={styles.proposal}>
      <p className="spread">
        <strong>{title}</strong>
        <StateTag of="proposalState" state={state} />
      </p>
      {amount ? (
        <Amount money={amount} sign={state === "executed" ? "in" : "none"} class="big-amount" />
      ) : null}
      <p className="small">{proposal.meaning}</p>
      <dl className={styles.facts}>
        {decisionReason ? <Row name={t("reason")} value={decisionReason} /> : null}
        <Row name={t("proposedBy")} value={<Person person={proposal.proposedBy} />} />
        {decidedBy ? <Row name={t("decidedBy")} value={<Person person={decidedBy} />} /> : null}
      </dl>
      {orderId ? (
        <Link to="/orders/$id" params={{ id: orderId }}>
          {t("seeMoney")}
        </Link>
      ) : null}
    </div>
  );
}

function Person({ person }: { person: { displayName: string; staffNumber: string } }) {
  const t = useText();
  return (
    <Link to="/channels" search={{ check: person.staffNumber, name: person.displayName }}>
      {t("person", { name: person.displayName, number: person.staffNumber })}
    </Link>
  );
}

function Row(props: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </>
  );
}
