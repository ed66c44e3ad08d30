import { statement } from "../../../platform/database/database.ts";
import type { ProposalCard, ProposalRow } from "./types.ts";

const PROPOSAL = `q.id, q.case_id, q.customer_id, q.action, q.data, q.reason, q.state,
  q.people_needed, q.approval_version, q.approver_roles, q.proposed_by, q.decided_by,
  q.decision_reason, q.created_at, q.expires_at, q.decided_at, q.executed_at, q.result_order_id,
  q.failure_code, array(select v.staff_id from cases.approval v where v.proposal_id = q.id
    order by v.at) as approved_by`;

const CARD = `select ${PROPOSAL}, c.number as case_number, c.subject as case_subject,
    c.conversation_id, p.display_name as customer_name, p.customer_number, p.phone_masked,
    a.display_name as proposer_name, a.staff_number as proposer_number,
    b.display_name as decider_name, b.staff_number as decider_number
  from cases.proposal q
  join cases.case_file c on c.id = q.case_id
  join identity.customer_card p on p.id = q.customer_id
  join identity.staff_card a on a.id = q.proposed_by
  left join identity.staff_card b on b.id = q.decided_by`;

export const insertProposal = statement<
  [
    id: string,
    caseId: string,
    customerId: string,
    action: string,
    data: string,
    reason: string,
    peopleNeeded: number,
    approvalVersion: string,
    approverRoles: string[],
    proposedBy: string,
    now: Date,
    expiresAt: Date,
  ]
>(
  "cases.insertProposal",
  `insert into cases.proposal (id, case_id, customer_id, action, data, reason, people_needed,
     approval_version, approver_roles, state, proposed_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, 'waiting', $10, $11, $12)`,
);

export const undecidedOfCase = statement<[caseId: string], { id: string }>(
  "cases.undecidedOfCase",
  `select id from cases.proposal where case_id = $1 and state in ('waiting', 'approved')`,
);

export const findProposal = statement<[id: string], ProposalCard>(
  "cases.findProposal",
  `${CARD} where q.id = $1`,
);

export const lockProposal = statement<[id: string], ProposalRow>(
  "cases.lockProposal",
  `select ${PROPOSAL} from cases.proposal q where q.id = $1 for update`,
);

export const proposalsOfCases = statement<[caseIds: string[]], ProposalCard>(
  "cases.proposalsOfCases",
  `${CARD} where q.case_id = any ($1::uuid[]) order by q.id`,
);

export const listProposals = statement<
  [state: string | null, before: string | null, limit: number],
  ProposalCard
>(
  "cases.listProposals",
  `${CARD} where ($1::text is null or q.state = $1) and ($2::uuid is null or q.id < $2)
   order by q.id desc limit $3`,
);

/** One person's approval; the table refuses the proposer and a second approval by one person. */
export const insertApproval = statement<
  [proposalId: string, staffId: string, proposedBy: string, reason: string | null, now: Date]
>(
  "cases.insertApproval",
  `insert into cases.approval (proposal_id, staff_id, proposed_by, reason, at)
   values ($1, $2, $3, $4, $5)`,
);

/** The last step of a decision: an approval counts only once enough people have approved. */
export const decideProposalRow = statement<
  [id: string, state: string, decidedBy: string, reason: string | null, now: Date],
  { id: string }
>(
  "cases.decideProposalRow",
  `update cases.proposal set state = $2, decided_by = $3, decision_reason = $4, decided_at = $5
   where id = $1 and state = 'waiting' and proposed_by <> $3 and expires_at > $5
     and ($2 <> 'approved' or people_needed <=
       (select count(*) from cases.approval v where v.proposal_id = $1))
   returning id`,
);

export const executeProposalRow = statement<
  [id: string, resultOrderId: string | null, now: Date],
  { id: string }
>(
  "cases.executeProposalRow",
  `update cases.proposal set state = 'executed', result_order_id = $2, executed_at = $3
   where id = $1 and state = 'approved' returning id`,
);

export const failProposalRow = statement<[id: string, failureCode: string], { id: string }>(
  "cases.failProposalRow",
  `update cases.proposal set state = 'failed', failure_code = $2
   where id = $1 and state = 'approved' returning id`,
);

export const dueProposals = statement<[now: Date, limit: number], { id: string; case_id: string }>(
  "cases.dueProposals",
  `select id, case_id from cases.proposal where state = 'waiting' and expires_at <= $1
   order by expires_at limit $2`,
);

export const expireProposalRow = statement<[id: string, now: Date], { id: string }>(
  "cases.expireProposalRow",
  `update cases.proposal set state = 'expired'
   where id = $1 and state = 'waiting' and expires_at <= $2 returning id`,
);

export const approvedBefore = statement<[before: Date, limit: number], { id: string }>(
  "cases.approvedBefore",
  `select id from cases.proposal where state = 'approved' and decided_at < $1 limit $2`,
);

/** Waiting proposals of somebody who no longer serves. */
export const abandonedProposals = statement<
  [roles: string[], limit: number],
  { id: string; case_id: string }
>(
  "cases.abandonedProposals",
  `select q.id, q.case_id from cases.proposal q
   join identity.staff_card s on s.id = q.proposed_by
   where q.state = 'waiting' and not (s.active and s.roles && $1::text[])
   order by q.id limit $2`,
);

export const abandonProposalRow = statement<[id: string, code: string], { id: string }>(
  "cases.abandonProposalRow",
  `update cases.proposal set state = 'expired', failure_code = $2
   where id = $1 and state = 'waiting' returning id`,
);

export interface GivenRow {
  uses: number;
  amount_minor: bigint;
}

/** What was given by one action since then, to a customer or by a proposer. */
export const givenSince = statement<
  [action: string, since: Date, customerId: string | null, proposedBy: string | null],
  GivenRow
>(
  "cases.givenSince",
  `select count(*)::int as uses,
     coalesce(sum((data->'amount'->>'value')::bigint), 0)::bigint as amount_minor
   from cases.proposal where action = $1 and state = 'executed' and executed_at >= $2
     and ($3::uuid is null or customer_id = $3) and ($4::uuid is null or proposed_by = $4)`,
);

/** Other proposals for the customer with the same action, or on the same order; newest first. */
export const similarProposals = statement<
  [id: string, customerId: string, action: string, orderId: string | null, limit: number],
  ProposalCard
>(
  "cases.similarProposals",
  `${CARD} where q.customer_id = $2 and q.id <> $1
     and (q.action = $3 or q.data->>'orderId' = $4) order by q.id desc limit $5`,
);
