import { statement } from "../database/statement.ts";

export const insertAudit = statement<
  [
    id: string,
    at: Date,
    actor: string,
    action: string,
    subject: string,
    details: string,
    about: string[],
    roles: string[],
    address: string | null,
  ]
>(
  "platform.insertAudit",
  `insert into platform.audit_entry
     (id, at, actor, action, subject, details, about, roles, address)
   values ($1, $2, $3, $4, $5, $6::jsonb, $7::text[], $8::text[], $9)`,
);

export const tryAuditLock = statement<[], { locked: boolean }>(
  "platform.tryAuditLock",
  `select pg_try_advisory_xact_lock(7204114) as locked`,
);

export const lastSealed = statement<
  [],
  { number: bigint; hash: Buffer; key_version: number | null }
>(
  "platform.lastSealed",
  `select number, hash, key_version from platform.audit_entry where number is not null
   order by number desc limit 1`,
);

export interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  details: unknown;
  about: string[];
  roles: string[];
  address: string | null;
  key_version: number | null;
  number: bigint | null;
  previous_hash: Buffer | null;
  hash: Buffer | null;
}

const ENTRY = `id, at, actor, action, subject, details, about, roles, address, key_version,
  number, previous_hash, hash`;

export const unsealedAudit = statement<[limit: number], AuditRow>(
  "platform.unsealedAudit",
  `select ${ENTRY}
   from platform.audit_entry where number is null order by at, id limit $1`,
);

export const sealAudit = statement<
  [ids: string[], numbers: bigint[], previous: Buffer[], hashes: Buffer[], keyVersion: number]
>(
  "platform.sealAudit",
  `update platform.audit_entry e
   set number = s.number, previous_hash = s.previous_hash, hash = s.hash,
     key_version = $5
   from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[])
     as s (id, number, previous_hash, hash)
   where e.id = s.id and e.number is null`,
);

export const sealedAuditAfter = statement<[number: bigint, limit: number], AuditRow>(
  "platform.sealedAuditAfter",
  `select ${ENTRY}
   from platform.audit_entry where number > $1 order by number limit $2`,
);

/** Entries about a person, newest first; `before` is the id of the last one seen. */
export const auditOfSubject = statement<
  [subject: string, before: string | null, limit: number],
  AuditRow
>(
  "platform.auditOfSubject",
  `select ${ENTRY} from platform.audit_entry
   where (subject = $1 or about @> array[$1]) and ($2::uuid is null or id < $2)
   order by id desc limit $3`,
);

/** The log itself, newest first; `before` is the id of the last entry seen. */
export const listAudit = statement<
  [
    actor: string | null,
    about: string | null,
    action: string | null,
    from: Date | null,
    to: Date | null,
    before: string | null,
    limit: number,
  ],
  AuditRow
>(
  "platform.listAudit",
  `select ${ENTRY} from platform.audit_entry
   where ($1::text is null or actor = $1)
     and ($2::text is null or subject = $2 or about @> array[$2])
     and ($3::text is null or starts_with(action, $3))
     and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
     and ($6::uuid is null or id < $6)
   order by id desc limit $7`,
);
