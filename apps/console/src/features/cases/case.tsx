import { formatMoney, formatTime, StateTag, useWords } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { MayButton } from "../../shared/may-button.tsx";
import { useHasRole } from "../../shared/me.ts";
import { Facts, Page, Section } from "../../shared/page.tsx";
import { Loaded } from "../../shared/states.tsx";
import { CloseCase } from "./close-case.tsx";
import { type Case, caseQuery } from "./data.ts";
import { Duties } from "./duties.tsx";
import { EvidenceCheck } from "./evidence.tsx";
import { NoteForm } from "./note-form.tsx";
import { useOrderLabel } from "./order-label.ts";
import { OthersHere } from "./others-here.tsx";
import { ProposalItem } from "./proposal-item.tsx";
import { Propose } from "./propose.tsx";
import { useText } from "./text.ts";

/** One case: what it is, what is due when, what happened, and what is proposed. */
export function CasePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(caseQuery(id));
  return <Loaded query={query}>{(data) => <CaseView case={data} />}</Loaded>;
}

/** An act of another role is left out; one that only waits stays and says for what. */
function concerns(may: Case["may"]["propose"]): boolean {
  return may.reason !== "not_allowed";
}

type Dialog = "propose" | "close";

function CaseView(props: { case: Case }) {
  const t = useText();
  const word = useWords();
  const item = props.case;
  const mayCheck = useHasRole("supervisor", "compliance");
  const [dialog, setDialog] = useState<Dialog>();
  const { may } = item;
  return (
    <Page
      title={t("caseTitle", { number: item.number })}
      beside={<StateTag of="caseState" state={item.state} />}
      lead={`${word("caseKind", item.kind)} · ${item.subject}`}
      actions={
        concerns(may.propose) ? (
          <>
            <MayButton type="primary" may={may.propose} onClick={() => setDialog("propose")}>
              {t("propose")}
            </MayButton>
            <MayButton may={may.close} onClick={() => setDialog("close")}>
              {t("closeCase")}
            </MayButton>
          </>
        ) : null
      }
    >
      {concerns(may.addNote) ? <OthersHere caseId={item.id} /> : null}
      {concerns(may.propose) && may.propose.text ? (
        <p className="notice info">{may.propose.text}</p>
      ) : null}
      <div className="page-columns">
        <div className="stack-wide">
          <Proposals case={item} />
          <Section title={t("timeline")}>
            <Timeline case={item} />
            {concerns(may.addNote) ? <NoteForm caseId={item.id} may={may.addNote} /> : null}
          </Section>
        </div>
        <div className="stack-wide">
          <Duties case={item} />
          <BasicFacts case={item} />
          {mayCheck ? <EvidenceCheck caseId={item.id} /> : null}
        </div>
      </div>
      {dialog === "propose" ? <Propose case={item} onClose={() => setDialog(undefined)} /> : null}
      {dialog === "close" ? <CloseCase case={item} onClose={() => setDialog(undefined)} /> : null}
    </Page>
  );
}

function Proposals(props: { case: Case }) {
  const t = useText();
  const { proposals } = props.case;
  return (
    <Section title={t("proposals")}>
      {proposals.length === 0 ? <p className="soft">{t("noProposals")}</p> : null}
      <ul className="plain-list line-list">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <ProposalItem proposal={proposal} heading="h3" />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Timeline(props: { case: Case }) {
  return (
    <ol className="timeline">
      {props.case.timeline.map((entry) => (
        <li key={`${entry.at}${entry.kind}${entry.text}`}>
          <p className="soft tiny">
            <time dateTime={entry.at}>{formatTime(entry.at)}</time> · {entry.actor.displayName}{" "}
            {entry.actor.staffNumber}
          </p>
          <p className="break pre">{entry.text}</p>
        </li>
      ))}
    </ol>
  );
}

function BasicFacts(props: { case: Case }) {
  const t = useText();
  const item = props.case;
  const toCustomer = (
    <Link to="/customers/$id" params={{ id: item.customerId } as never}>
      {item.customer.displayName}
    </Link>
  );
  const rows: [string, ReactNode | null][] = [
    [
      t("customer"),
      <span key="c">
        {toCustomer} <span className="soft">{item.customer.phoneMasked}</span>
      </span>,
    ],
    [t("order"), item.order ? <OrderFact key="o" order={item.order} /> : null],
    [t("openedBy"), item.openedBy ? person(item.openedBy) : t("byCustomer")],
    [t("opened"), formatTime(item.createdAt)],
    [
      t("description"),
      <span key="d" className="pre">
        {item.description}
      </span>,
    ],
    [t("remedy"), item.remedySought],
    [
      t("conversation"),
      item.conversationId ? <ToConversation key="t" id={item.conversationId} /> : null,
    ],
    [t("outcome"), item.outcome ? t(`outcome_${item.outcome}`) : null],
    [t("summary"), item.summary],
  ];
  return (
    <Section title={t("facts")}>
      <Facts items={rows.filter(([, value]) => value !== null)} />
    </Section>
  );
}

/** The order that the case is about, as everybody on the case must see it. */
function OrderFact(props: { order: NonNullable<Case["order"]> }) {
  const t = useText();
  const label = useOrderLabel();
  const { order } = props;
  const { refundedAmount: refunded, receiptNumber: receipt } = order;
  return (
    <span className="stack-tight">
      <span>{label(order)}</span>
      {receipt ? <span className="soft small">{t("receipt", { number: receipt })}</span> : null}
      {refunded.value > 0 ? (
        <span className="soft small">{t("refundedSoFar", { money: formatMoney(refunded) })}</span>
      ) : null}
    </span>
  );
}

function person(of: { displayName: string; staffNumber: string }): string {
  return `${of.displayName} ${of.staffNumber}`;
}

function ToConversation(props: { id: string }) {
  const t = useText();
  return (
    <Link to="/" search={{ c: props.id } as never}>
      {t("toConversation")}
    </Link>
  );
}
