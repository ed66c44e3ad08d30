import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { auditOfSubject } from "../../platform/security/queries.ts";
import { getCustomer, staffCardsOf } from "../identity/index.ts";
import { noteOf } from "./audit-log.ts";
import type { trailSchema } from "./schemas.ts";

type Trail = z.input<typeof trailSchema>;

/** A page of the audit entries about one customer, newest first. */
export async function readTrail(
  reader: Reader,
  customerId: string,
  { cursor = null, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<Trail> {
  const found = await reader.all(auditOfSubject, `customer:${customerId}`, cursor, limit + 1);
  const rows = found.slice(0, limit);
  const actors = rows.map((row) => row.actor.split(":"));
  const staffIds = actors.flatMap(([kind, id]) => (kind === "staff" && id ? [id] : []));
  const [staff, customer] = await Promise.all([
    staffCardsOf(reader, [...new Set(staffIds)]),
    getCustomer(reader, customerId),
  ]);
  const items = rows.map((row): Trail["items"][number] => {
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
  return { items, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
