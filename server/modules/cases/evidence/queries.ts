import { statement } from "../../../platform/database/database.ts";
import type { EntryRow } from "./types.ts";

export const chainHead = statement<[id: string], { entries: number; head_hash: Buffer }>(
  "cases.chainHead",
  `select entries, head_hash from cases.case_file where id = $1 for update`,
);

export const readChainHead = statement<[id: string], { entries: number; head_hash: Buffer }>(
  "cases.readChainHead",
  `select entries, head_hash from cases.case_file where id = $1`,
);

export const insertEntry = statement<
  [
    caseId: string,
    number: number,
    at: Date,
    actor: string,
    kind: string,
    data: string,
    previousHash: Buffer,
    hash: Buffer,
  ]
>(
  "cases.insertEntry",
  `with entry as (
     insert into cases.entry (case_id, number, at, actor, kind, data, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8) returning case_id, number, hash)
   update cases.case_file c set entries = entry.number, head_hash = entry.hash
   from entry where c.id = entry.case_id`,
);

export const entriesOfCase = statement<[caseId: string], EntryRow>(
  "cases.entriesOfCase",
  `select case_id, number, at, actor, kind, data, previous_hash, hash from cases.entry
   where case_id = $1 order by number`,
);

export const wasEscalated = statement<[caseId: string], { number: number }>(
  "cases.wasEscalated",
  `select number from cases.entry where case_id = $1 and kind = 'escalated' limit 1`,
);

export const staffCards = statement<
  [ids: string[]],
  { id: string; display_name: string; staff_number: string }
>(
  "cases.staffCards",
  `select id, display_name, staff_number from identity.staff_card where id = any ($1::uuid[])`,
);
