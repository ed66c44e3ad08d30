import { statement } from "../../../platform/database/database.ts";

export interface CaseCounts {
  open: number;
  proposed: number;
  resolved: number;
  overdue: number;
  proposals_waiting: number;
}

export const countCases = statement<[now: Date], CaseCounts>(
  "cases.countCases",
  `select count(*) filter (where state = 'open')::int as open,
     count(*) filter (where state = 'proposed')::int as proposed,
     count(*) filter (where state = 'resolved')::int as resolved,
     (select count(distinct o.case_id) from cases.obligation o
      where o.met_at is null and o.due_at < $1)::int as overdue,
     (select count(*) from cases.proposal where state = 'waiting')::int as proposals_waiting
   from cases.case_file where state <> 'closed'`,
);
