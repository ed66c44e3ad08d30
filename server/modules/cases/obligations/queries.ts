import { statement } from "../../../platform/database/database.ts";
import type { ObligationRow } from "./types.ts";

const OBLIGATION = `id, case_id, rule, rule_version, started_at, extended_count, due_at, provisional,
  met_at, breached_at`;

export const insertObligations = statement<
  [
    ids: string[],
    caseId: string,
    rules: string[],
    versions: string[],
    startedAt: Date,
    dueAts: Date[],
    provisional: boolean[],
    metAts: (Date | null)[],
  ]
>(
  "cases.insertObligations",
  `insert into cases.obligation (id, case_id, rule, rule_version, started_at, due_at, provisional,
     met_at)
   select id, $2, rule, version, $5, due_at, provisional, met_at
   from unnest($1::uuid[], $3::text[], $4::text[], $6::timestamptz[], $7::bool[],
     $8::timestamptz[]) as given (id, rule, version, due_at, provisional, met_at)`,
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

export const extendObligation = statement<
  [id: string, dueAt: Date, provisional: boolean, extendedCount: number]
>(
  "cases.extendObligation",
  `update cases.obligation set due_at = $2, provisional = $3, extended_count = $4 where id = $1`,
);

/** The date that a published year gives; the count of days stays. */
export const settleObligation = statement<[id: string, dueAt: Date]>(
  "cases.settleObligation",
  `update cases.obligation set due_at = $2, provisional = false where id = $1 and met_at is null`,
);

/** Duties whose day has passed unmet and was not recorded yet. */
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

/** Duties whose day may still move, page by page in the order of their ids. */
export const provisionalObligations = statement<
  [after: string, limit: number],
  ObligationRow & { jurisdiction: string }
>(
  "cases.provisionalObligations",
  `select o.id, o.case_id, o.rule, o.rule_version, o.started_at, o.extended_count, o.due_at,
     o.provisional, o.met_at, o.breached_at, c.jurisdiction
   from cases.obligation o join cases.case_file c on c.id = o.case_id
   where o.provisional and o.met_at is null and o.id > $1 order by o.id limit $2`,
);
