import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { type AuditRow, auditOfSubject } from "../../platform/security/queries.ts";
import { getCustomer, staffCardsOf } from "../identity/index.ts";
import type { trailSchema } from "./schemas.ts";

/** The newest entries are what a look at the card is about; auditors read the log itself. */
const ENTRIES_MAX = 30;

type Entry = z.input<typeof trailSchema>["items"][number];

/** The audit entries about one customer. Reading them is no look at the customer's data. */
export async function readTrail(reader: Reader, customerId: string): Promise<Entry[]> {
  const rows = await reader.all(auditOfSubject, `customer:${customerId}`, ENTRIES_MAX);
  const actors = rows.map((row) => row.actor.split(":"));
  const staffIds = actors.flatMap(([kind, id]) => (kind === "staff" && id ? [id] : []));
  const [staff, customer] = await Promise.all([
    staffCardsOf(reader, [...new Set(staffIds)]),
    getCustomer(reader, customerId),
  ]);
  return rows.map((row) => {
    const [kind, id = ""] = row.actor.split(":");
    const person = kind === "staff" ? staff.get(id) : undefined;
    const isCustomer = kind === "customer";
    return {
      id: row.id,
      at: row.at.toISOString(),
      action: row.action,
      actor: {
        kind: person ? "staff" : isCustomer ? "customer" : "system",
        displayName: person?.displayName ?? (isCustomer ? (customer?.displayName ?? null) : null),
        staffNumber: person?.staffNumber ?? null,
      },
      note: noteOf(row),
    };
  });
}

function noteOf(row: AuditRow): string | null {
  const { reason } = (row.details ?? {}) as { reason?: unknown };
  return typeof reason === "string" ? reason : null;
}
