import { formatTime, StateTag, useWords } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { useHasRole } from "../../shared/me.ts";
import { Facts, Page, Section } from "../../shared/page.tsx";
import { Loaded } from "../../shared/states.tsx";
import { CloseCase } from "./close-case.tsx";
import { type Case, caseQuery } from "./data.ts";
import { Duties } from "./duties.tsx";
import { EvidenceCheck } from "./evidence.tsx";
import { NoteForm } from "./note-form.tsx";
import { ProposalItem } from "./proposal-item.tsx";
import { Propose } from "./propose.tsx";
import { useText } from "./text.ts";

/** One case: what it is, what is due when, what happened, and what is proposed. */
export function CasePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(caseQuery(id));
  return <Loaded query={query}>{(data) => <CaseView case={data} />}</Loaded>;
}

type Dialog = "propose" | "close";

function CaseView(props: { case: Case }) {
  const t = useText();
  const word = useWords();
  const item = props.case;
  const serves = useHasRole("agent", "supervisor");
  const mayCheck = useHasRole("supervisor", "compliance");
  const [dialog, setDialog] = useState<Dialog>();
  const open = item.state !== "closed";
  const waiting = item.proposals.some((proposal) => proposal.state === "waiting");
  return (
    <Page
      title={t("caseTitle", { number: item.number })}
      beside={<StateTag of="caseState" state={item.state} />}
      lead={`${word("caseKind", item.kind)} · ${item.subject}`}
      actions={
        serves && open ? (
          <>
            <Button type="primary" disabled={waiting} onClick={() => setDialog("propose")}>
              {t("propose")}
            </Button>
            <Button disabled={waiting} onClick={() => setDialog("close")}>
              {t("closeCase")}
            </Button>
          </>
        ) : null
      }
    >
      {serves && open && waiting ? <p className="notice info">{t("oneWaiting")}</p> : null}
      <div className="page-columns">
        <div className="stack-wide">
          <Proposals case={item} />
          <Section title={t("timeline")}>
            <Timeline case={item} />
            {serves && open ? <NoteForm caseId={item.id} /> : null}
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
