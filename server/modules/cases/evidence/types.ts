/** What an entry of the evidence says happened. */
export const entryKinds = [
  "opened",
  "acknowledged",
  "note",
  "proposed",
  "first_approved",
  "approved",
  "rejected",
  "executed",
  "failed",
  "expired",
  "extended",
  "breached",
  "escalated",
  "closed",
] as const;
export type EntryKind = (typeof entryKinds)[number];

export type EntryData = Readonly<Record<string, string | null>>;

export interface EntryRow {
  case_id: string;
  number: number;
  at: Date;
  actor: string;
  kind: EntryKind;
  data: EntryData;
  previous_hash: Buffer;
  hash: Buffer;
}
