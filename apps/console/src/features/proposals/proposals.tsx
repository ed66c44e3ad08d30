import { useWords } from "@jinnang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { MayButton } from "../../shared/may-button.tsx";
import { Page } from "../../shared/page.tsx";
import { useShortcut } from "../../shared/shortcuts.ts";
import { Empty, Failed, Waiting } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import type { Proposal } from "../cases/data.ts";
import { ProposalItem } from "../cases/proposal-item.tsx";
import { PROPOSAL_STATES, type ProposalState, proposalsQuery } from "./data.ts";
import { Decide } from "./decide.tsx";
import { useText } from "./text.ts";

/** What waits for a second person's decision, and what was decided. */
export function Proposals() {
  const t = useText();
  const shared = useSharedText();
  const state = useStateFilter();
  const proposals = useInfiniteQuery(proposalsQuery(state));
  const items = proposals.data?.pages.flatMap((page) => page.items);
  const first = items?.find(({ state, may }) => state === "waiting" && may.reject.ok);
  return (
    <Page title={t("title")} lead={t("lead")} actions={<Filter state={state} />}>
      {proposals.isPending ? <Waiting /> : null}
      {proposals.isError && !items ? (
        <Failed error={proposals.error} retry={() => void proposals.refetch()} />
      ) : null}
      {items?.length === 0 ? (
        <Empty
          title={t(state === "waiting" ? "empty" : "emptyOther")}
          text={state === "waiting" ? t("emptyText") : ""}
        />
      ) : null}
      {first ? <p className="soft small">{t("keys")}</p> : null}
      <ul className="plain-list stack">
        {items?.map((proposal) => (
          <li key={proposal.id} className="section">
            <ProposalCard proposal={proposal} isFirst={proposal === first} />
          </li>
        ))}
      </ul>
      {proposals.hasNextPage ? (
        <Button
          loading={proposals.isFetchingNextPage}
          onClick={() => void proposals.fetchNextPage()}
        >
          {shared("more")}
        </Button>
      ) : null}
    </Page>
  );
}

/** The first one that may be decided answers to the keys Y and N. */
function ProposalCard(props: { proposal: Proposal; isFirst: boolean }) {
  const t = useText();
  const { proposal } = props;
  const { displayName: name, phoneMasked: phone } = proposal.customer;
  const [decision, setDecision] = useState<"approve" | "reject">();
  const mayNow = proposal.state === "waiting" ? proposal.may : undefined;
  const { isFirst } = props;
  useShortcut("y", isFirst && mayNow?.approve.ok ? () => setDecision("approve") : undefined);
  useShortcut("n", isFirst && mayNow?.reject.ok ? () => setDecision("reject") : undefined);
  return (
    <div className="stack">
      <p className="row wrap small">
        <Link to="/cases/$id" params={{ id: proposal.caseId } as never}>
          {t("case", { number: proposal.caseNumber })}
        </Link>
        <span className="break">{proposal.caseSubject}</span>
        <span className="soft">{t("customer", { name, phone })}</span>
      </p>
      <ProposalItem proposal={proposal} heading="h2" />
      {proposal.state === "waiting" ? (
        <>
          {proposal.may.approve.text ? (
            <p className="notice info">{proposal.may.approve.text}</p>
          ) : null}
          <div className="row">
            <MayButton
              type="primary"
              may={proposal.may.approve}
              onClick={() => setDecision("approve")}
            >
              {t("approve")}
            </MayButton>
            <MayButton may={proposal.may.reject} onClick={() => setDecision("reject")}>
              {t("reject")}
            </MayButton>
          </div>
        </>
      ) : null}
      {decision ? (
        <Decide proposal={proposal} decision={decision} onClose={() => setDecision(undefined)} />
      ) : null}
    </div>
  );
}

/** "all" is kept in the address as a word of its own, because the start is what waits. */
function useStateFilter(): ProposalState | undefined {
  const { state } = useSearch({ strict: false }) as { state?: string };
  if (state === "all") return undefined;
  return PROPOSAL_STATES.find((name) => name === state) ?? "waiting";
}

function Filter(props: { state: ProposalState | undefined }) {
  const t = useText();
  const word = useWords();
  const navigate = useNavigate();
  return (
    <div className="filters">
      <label>
        {t("show")}
        <select
          className="select inline"
          value={props.state ?? "all"}
          onChange={(event) =>
            void navigate({
              to: "/proposals",
              search: { state: event.target.value } as never,
              replace: true,
            })
          }
        >
          {PROPOSAL_STATES.map((state) => (
            <option key={state} value={state}>
              {word("proposalState", state)}
            </option>
          ))}
          <option value="all">{t("all")}</option>
        </select>
      </label>
    </div>
  );
}
