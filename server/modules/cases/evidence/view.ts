import type { Language } from "../../../platform/http/errors.ts";
import { entryText, systemName } from "./texts.ts";
import type { EntryKind, EntryRow } from "./types.ts";

/** Notes are for staff; proposals reach the customer when they have a result. */
export const CUSTOMER_ENTRIES: ReadonlySet<EntryKind> = new Set<EntryKind>([
  "opened",
  "acknowledged",
  "approved",
  "rejected",
  "executed",
  "failed",
  "expired",
  "extended",
  "escalated",
  "closed",
]);

/** The names behind the ids that entries carry. */
export interface Names {
  readonly customerName: string;
  readonly staff: ReadonlyMap<string, { display_name: string; staff_number: string }>;
}

/** One line of the timeline; `detail` is the proposal or the outcome in words. */
export function timelineItem(entry: EntryRow, detail: string, names: Names, language: Language) {
  return {
    at: entry.at.toISOString(),
    actor: timelineActor(entry.actor, names, language),
    kind: entry.kind,
    text: entryText(entry.kind, entry.data, detail, language),
  };
}

function timelineActor(actor: string, { customerName, staff }: Names, language: Language) {
  const [kind, id = ""] = actor.split(":");
  if (kind === "customer") {
    return { kind: "customer" as const, displayName: customerName, staffNumber: null };
  }
  const person = kind === "staff" ? staff.get(id) : undefined;
  if (!person) {
    return { kind: "system" as const, displayName: systemName[language], staffNumber: null };
  }
  const { display_name: displayName, staff_number: staffNumber } = person;
  return { kind: "staff" as const, displayName, staffNumber };
}
