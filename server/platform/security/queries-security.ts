import { statement } from "../database/statement.ts";

export const insertSecurityEvents = statement<
  [
    ids: string[],
    at: Date[],
    kinds: string[],
    outcomes: string[],
    codes: (string | null)[],
    actors: string[],
    whos: (string | null)[],
    addresses: string[],
    routes: string[],
    counts: number[],
  ]
>(
  "platform.insertSecurityEvents",
  `insert into platform.security_event
     (id, at, kind, outcome, code, actor, who, address, route, count)
   select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[],
     $6::text[], $7::text[], $8::text[], $9::text[], $10::int[])`,
);

export const forgetSecurityEvents = statement<[before: Date]>(
  "platform.forgetSecurityEvents",
  `select platform.forget_security_events($1)`,
);

export interface SecurityEventRow {
  id: string;
  at: Date;
  kind: string;
  outcome: "ok" | "refused";
  code: string | null;
  actor: string;
  who: string | null;
  address: string;
  route: string;
  count: number;
}

export const listSecurityEvents = statement<
  [
    actor: string | null,
    kind: string | null,
    outcome: string | null,
    address: string | null,
    from: Date | null,
    to: Date | null,
    before: string | null,
    limit: number,
  ],
  SecurityEventRow
>(
  "platform.listSecurityEvents",
  `select id, at, kind, outcome, code, actor, who, address, route, count
   from platform.security_event
   where ($1::text is null or actor = $1 or who = $1) and ($2::text is null or kind = $2)
     and ($3::text is null or outcome = $3) and ($4::text is null or address = $4)
     and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)
     and ($7::uuid is null or id < $7)
   order by id desc limit $8`,
);

export const insertAlarm = statement<
  [id: string, at: Date, kind: string, subject: string, details: string, once: string]
>(
  "platform.insertAlarm",
  `insert into platform.alarm (id, at, kind, subject, details, once)
   values ($1, $2, $3, $4, $5::jsonb, $6) on conflict (once) do nothing`,
);

export interface AlarmRow {
  id: string;
  at: Date;
  kind: string;
  subject: string;
  details: Record<string, unknown>;
}

export const listAlarms = statement<[limit: number], AlarmRow>(
  "platform.listAlarms",
  `select id, at, kind, subject, details from platform.alarm order by id desc limit $1`,
);

export interface AuditCheckRow {
  at: Date;
  entries: bigint;
  broken_at: bigint | null;
  reason: string | null;
  anchors: number;
}

export const storeAuditCheck = statement<
  [at: Date, entries: bigint, brokenAt: bigint | null, reason: string | null, anchors: number]
>(
  "platform.storeAuditCheck",
  `insert into platform.audit_check (id, at, entries, broken_at, reason, anchors)
   values (1, $1, $2, $3, $4, $5)
   on conflict (id) do update set at = $1, entries = $2, broken_at = $3, reason = $4, anchors = $5`,
);

export const lastAuditCheck = statement<[], AuditCheckRow>(
  "platform.lastAuditCheck",
  `select at, entries, broken_at, reason, anchors from platform.audit_check where id = 1`,
);

interface Counted {
  subject: string;
  n: bigint;
}

/** An old tab that asks on without a session is nobody's attack. */
export const refusalsByAddress = statement<[since: Date, least: number], Counted>(
  "platform.refusalsByAddress",
  `select 'address:' || address as subject, sum(count) as n from platform.security_event
   where at > $1 and outcome = 'refused' and code is distinct from 'sign_in_required'
   group by address having sum(count) >= $2`,
);

export const refusalsByPerson = statement<[since: Date, least: number], Counted>(
  "platform.refusalsByPerson",
  `select who as subject, sum(count) as n from platform.security_event
   where at > $1 and outcome = 'refused' and who is not null
   group by who having sum(count) >= $2`,
);

export const refusalsByStaff = statement<[since: Date, least: number], Counted>(
  "platform.refusalsByStaff",
  `select actor as subject, sum(count) as n from platform.security_event
   where at > $1 and code = 'not_allowed' and actor like 'staff:%'
   group by actor having sum(count) >= $2`,
);

/** Looks of one kind by one colleague; with `own` false only those outside their own work. */
export const looksByStaff = statement<
  [action: string, since: Date, foreignOnly: boolean, least: number],
  Counted
>(
  "platform.looksByStaff",
  `select actor as subject, count(*) as n from platform.audit_entry
   where action = $1 and at > $2 and (not $3 or details->>'own' = 'false')
   group by actor having count(*) >= $4`,
);

export const looksAtOne = statement<[action: string, since: Date, least: number], Counted>(
  "platform.looksAtOne",
  `select actor as subject, count(*) as n from platform.audit_entry
   where action = $1 and at > $2
   group by actor, subject having count(*) >= $3`,
);
