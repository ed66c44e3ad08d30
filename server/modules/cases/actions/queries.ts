import { statement } from "../../../platform/database/database.ts";
import type { ProposalCard, ProposalRow } from "./types.ts";

const PROPOSAL = `q.id, q.case_id, q.customer_id, q.action, q.data, q.reason, q.state,
  q.people_needed, q.approval_version, q.approver_role, q.proposed_by, q.decided_by,
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
    approverRole: string,
    proposedBy: string,
    now: Date,
    expiresAt: Date,
  ]
>(
  "cases.insertProposal",
  `insert into cases.proposal (id, case_id, customer_id, action, data, reason, people_needed,
     approval_version, approver_role, state, proposed_by, created_at, expires_at)
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
