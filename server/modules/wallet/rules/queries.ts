import { columns, statement } from "../../../platform/database/database.ts";

/** What customers have spent of their day's limit. */

export interface UsageRow {
  customer_id: string;
  currency: string;
  spent_minor: bigint;
  version: bigint;
}

export const usageOf = statement<[customerIds: string[], day: string], UsageRow>(
  "wallet.usageOf",
  `select customer_id, currency, spent_minor, version
   from ${columns(1, "uuid")} as asked (customer_id)
   join wallet.usage using (customer_id) where day = $2::date`,
);

/** Fenced by version. */
export const writeUsage = statement<
  [
    customerIds: string[],
    currencies: string[],
    spent: bigint[],
    versionsBefore: bigint[],
    day: string,
  ]
>(
  "wallet.writeUsage",
  `insert into wallet.usage as u (customer_id, day, currency, spent_minor, version)
   select customer_id, $5::date, currency, spent_minor, version_before + 1
   from ${columns(1, "uuid text bigint bigint")}
     as given (customer_id, currency, spent_minor, version_before)
   on conflict (customer_id, day, currency) do update
   set spent_minor = excluded.spent_minor,
     version = case when u.version = excluded.version - 1 then excluded.version end`,
);

export interface RuleRow {
  id: string;
  socket: "limit" | "fee";
  record: unknown;
  from_day: string;
  proposed_by: string;
  approved_by: string | null;
}

const RULE_COLUMNS = "id, socket, record, from_day::text as from_day, proposed_by, approved_by";

/** The operator's rules that two people agreed on, in force or to come. */
export const approvedRules = statement<[], RuleRow>(
  "wallet.approvedRules",
  `select ${RULE_COLUMNS} from wallet.rule where approved_by is not null order by from_day, id`,
);

export const insertRule = statement<
  [
    id: string,
    socket: string,
    record: string,
    fromDay: string,
    reason: string,
    staffId: string,
    now: Date,
  ]
>(
  "wallet.insertRule",
  `insert into wallet.rule (id, socket, record, from_day, reason, proposed_by, proposed_at)
   values ($1, $2, $3::jsonb, $4::date, $5, $6, $7)`,
);

export const findRule = statement<[id: string], RuleRow>(
  "wallet.findRule",
  `select ${RULE_COLUMNS} from wallet.rule where id = $1`,
);

/** Four eyes in the statement as well: the proposer's own approval touches no row. */
export const approveRuleRow = statement<[id: string, staffId: string, now: Date]>(
  "wallet.approveRule",
  `update wallet.rule set approved_by = $2, approved_at = $3
   where id = $1 and approved_by is null and proposed_by <> $2`,
);

export const newestRules = statement<[limit: number], RuleRow>(
  "wallet.newestRules",
  `select ${RULE_COLUMNS} from wallet.rule order by proposed_at desc limit $1`,
);
