import { statement } from "../database/statement.ts";

export const insertAudit = statement<
  [id: string, at: Date, actor: string, action: string, subject: string, details: string]
>(
  "platform.insertAudit",
  `insert into platform.audit_entry (id, at, actor, action, subject, details)
   values ($1, $2, $3, $4, $5, $6::jsonb)`,
);

export const tryAuditLock = statement<[], { locked: boolean }>(
  "platform.tryAuditLock",
  `select pg_try_advisory_xact_lock(7204114) as locked`,
);

export const lastSealed = statement<[], { number: bigint; hash: Buffer }>(
  "platform.lastSealed",
  `select number, hash from platform.audit_entry where number is not null
   order by number desc limit 1`,
);

export interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  details: unknown;
  number: bigint | null;
  previous_hash: Buffer | null;
  hash: Buffer | null;
}

export const unsealedAudit = statement<[limit: number], AuditRow>(
  "platform.unsealedAudit",
  `select id, at, actor, action, subject, details, number, previous_hash, hash
   from platform.audit_entry where number is null order by at, id limit $1`,
);

export const sealAudit = statement<
  [ids: string[], numbers: bigint[], previous: Buffer[], hashes: Buffer[]]
>(
  "platform.sealAudit",
  `update platform.audit_entry e
   set number = s.number, previous_hash = s.previous_hash, hash = s.hash
   from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[])
     as s (id, number, previous_hash, hash)
   where e.id = s.id and e.number is null`,
);

export const sealedAuditAfter = statement<[number: bigint, limit: number], AuditRow>(
  "platform.sealedAuditAfter",
  `select id, at, actor, action, subject, details, number, previous_hash, hash
   from platform.audit_entry where number > $1 order by number limit $2`,
);

export const auditOfSubject = statement<[subject: string, limit: number], AuditRow>(
  "platform.auditOfSubject",
  `select id, at, actor, action, subject, details, number, previous_hash, hash
   from platform.audit_entry where subject = $1 order by at desc limit $2`,
);
