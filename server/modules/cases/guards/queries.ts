import { statement } from "../../../platform/database/database.ts";

interface UseRow {
  scope: string;
  subject: string;
  period: string;
  uses: number;
  amount_minor: bigint;
}

export const budgetUses = statement<
  [action: string, scopes: string[], subjects: string[], periods: string[]],
  UseRow
>(
  "cases.budgetUses",
  `select u.scope, u.subject, u.period, u.uses, u.amount_minor
   from unnest($2::text[], $3::text[], $4::text[]) as k (scope, subject, period)
   join cases.budget_use u using (scope, subject, period) where u.action = $1`,
);

/** In one order for everybody: two approvals at once wait for each other and never in a circle. */
export const addBudgetUse = statement<
  [action: string, scopes: string[], subjects: string[], periods: string[], amountMinor: bigint],
  UseRow
>(
  "cases.addBudgetUse",
  `insert into cases.budget_use as u (action, scope, subject, period, uses, amount_minor)
   select $1, k.scope, k.subject, k.period, 1, $5::bigint
   from unnest($2::text[], $3::text[], $4::text[]) as k (scope, subject, period)
   order by k.scope, k.subject, k.period
   on conflict (action, scope, subject, period) do update
     set uses = u.uses + 1, amount_minor = u.amount_minor + excluded.amount_minor
   returning u.scope, u.subject, u.period, u.uses, u.amount_minor`,
);

export const returnBudgetUse = statement<
  [action: string, scopes: string[], subjects: string[], periods: string[], amountMinor: bigint]
>(
  "cases.returnBudgetUse",
  `update cases.budget_use u
   set uses = greatest(u.uses - 1, 0), amount_minor = greatest(u.amount_minor - $5::bigint, 0)
   from unnest($2::text[], $3::text[], $4::text[]) as k (scope, subject, period)
   where u.action = $1 and u.scope = k.scope and u.subject = k.subject and u.period = k.period`,
);

export interface ConflictRow {
  id: string;
  staff_id: string;
  kind: "own" | "relative";
  phone_sealed: Buffer;
  phone_masked: string;
  customer_id: string | null;
  note: string;
  recorded_by: string;
  recorded_at: Date;
}

const CONFLICT = `id, staff_id, kind, phone_sealed, phone_masked, customer_id, note, recorded_by,
  recorded_at`;

export const conflictsOfStaff = statement<[staffIds: string[]], ConflictRow>(
  "cases.conflictsOfStaff",
  `select ${CONFLICT} from cases.conflict
   where staff_id = any ($1::uuid[]) and ended_at is null order by recorded_at, id`,
);

export const openConflicts = statement<[limit: number], ConflictRow>(
  "cases.openConflicts",
  `select ${CONFLICT} from cases.conflict where ended_at is null
   order by recorded_at desc, id desc limit $1`,
);

export const lockConflict = statement<[id: string], ConflictRow>(
  "cases.lockConflict",
  `select ${CONFLICT} from cases.conflict where id = $1 and ended_at is null for update`,
);

export const insertConflict = statement<
  [
    id: string,
    staffId: string,
    kind: string,
    phoneSealed: Buffer,
    phoneMasked: string,
    customerId: string | null,
    note: string,
    recordedBy: string,
    now: Date,
  ]
>(
  "cases.insertConflict",
  `insert into cases.conflict (id, staff_id, kind, phone_sealed, phone_masked, customer_id, note,
     recorded_by, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export const endConflictRow = statement<[id: string, endedBy: string, now: Date]>(
  "cases.endConflictRow",
  `update cases.conflict set ended_by = $2, ended_at = $3 where id = $1 and ended_at is null`,
);
