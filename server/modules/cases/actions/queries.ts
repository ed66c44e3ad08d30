import { statement } from "../../../platform/database/database.ts";
import type { Jurisdiction } from "../../calendar/index.ts";
import type { ObligationRow, ProposalCard, ProposalRow } from "../file/types.ts";

/** Statements on obligations and proposals. */

const OBLIGATION = `id, case_id, rule, rule_version, due_at, provisional, met_at, breached_at`;

export const insertObligations = statement<
  [
    ids: string[],
    caseId: string,
    rules: string[],
    versions: string[],
    dueAts: Date[],
    provisional: boolean[],
    metAts: (Date | null)[],
  ]
>(
  "cases.insertObligations",
  `insert into cases.obligation (id, case_id, rule, rule_version, due_at, provisional, met_at)
   select id, $2, rule, version, due_at, provisional, met_at
   from unnest($1::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::bool[],
     $7::timestamptz[]) as given (id, rule, version, due_at, provisional, met_at)`,
);

export const obligationsOfCases = statement<[caseIds: string[]], ObligationRow>(
  "cases.obligationsOfCases",
  `select ${OBLIGATION} from cases.obligation where case_id = any ($1::uuid[]) order by due_at, id`,
);

export const meetObligations = statement<[caseId: string, rules: string[], now: Date]>(
  "cases.meetObligations",
  `update cases.obligation set met_at = $3
   where case_id = $1 and rule = any ($2::text[]) and met_at is null`,
);

export const moveObligation = statement<[id: string, dueAt: Date, provisional: boolean]>(
  "cases.moveObligation",
  `update cases.obligation set due_at = $2, provisional = $3 where id = $1`,
);

/** Duties whose day has passed unmet; the rows of a process at work are left to it. */
export const overdueObligations = statement<[now: Date, limit: number], ObligationRow>(
  "cases.overdueObligations",
  `select ${OBLIGATION} from cases.obligation
   where met_at is null and breached_at is null and due_at < $1
   order by due_at limit $2`,
);

export const breachObligation = statement<[id: string, now: Date], { id: string }>(
  "cases.breachObligation",
  `update cases.obligation set breached_at = $2
   where id = $1 and met_at is null and breached_at is null and due_at < $2 returning id`,
);

export const provisionalObligations = statement<
  [limit: number],
  ObligationRow & { created_at: Date; jurisdiction: Jurisdiction }
>(
  "cases.provisionalObligations",
  `select o.id, o.case_id, o.rule, o.rule_version, o.due_at, o.provisional, o.met_at,
     o.breached_at, c.created_at, c.jurisdiction
   from cases.obligation o join cases.case_file c on c.id = o.case_id
   where o.provisional and o.met_at is null order by o.due_at limit $1`,
);

const PROPOSAL = `q.id, q.case_id, q.customer_id, q.action, q.order_id, q.currency,
  q.amount_minor, q.reason, q.state, q.proposed_by, q.decided_by, q.decision_reason, q.created_at,
  q.expires_at, q.decided_at, q.executed_at, q.result_order_id, q.failure_code`;

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
    orderId: string | null,
    currency: string | null,
    amountMinor: bigint | null,
    reason: string,
    proposedBy: string,
    now: Date,
    expiresAt: Date,
  ]
>(
  "cases.insertProposal",
  `insert into cases.proposal (id, case_id, customer_id, action, order_id, currency, amount_minor,
     reason, state, proposed_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10, $11)`,
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

export const decideProposalRow = statement<
  [id: string, state: string, decidedBy: string, reason: string | null, now: Date],
  { id: string }
>(
  "cases.decideProposalRow",
  `update cases.proposal set state = $2, decided_by = $3, decision_reason = $4, decided_at = $5
   where id = $1 and state = 'waiting' and proposed_by <> $3 and expires_at > $5 returning id`,
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
