import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { auditRows, peopleOf } from "./audit-log.ts";
import type { auditExportQuery } from "./audit-schemas.ts";

const ROWS_AT_ONCE = 1_000;
const COLUMNS = [
  ...["at", "actor", "name", "number", "roles", "address", "action", "subject", "about"],
  ...["details", "entry", "hash"],
];

/** The entries as CSV (RFC 4180), newest first, with their place in the chain and its seal. */
export async function* auditCsv(
  reader: Reader,
  query: z.output<typeof auditExportQuery>,
): AsyncGenerator<string> {
  yield `\uFEFF${COLUMNS.join(",")}\r\n`;
  let before: string | null = null;
  for (;;) {
    const rows = await auditRows(reader, query, before, ROWS_AT_ONCE);
    const people = await peopleOf(
      reader,
      rows.map(({ actor }) => actor),
    );
    for (const row of rows) {
      const person = people.get(row.actor);
      const cells = [
        ...[row.at.toISOString(), row.actor, person?.name, person?.number, row.roles.join(" ")],
        ...[row.address, row.action, row.subject, row.about.join(" ")],
        ...[JSON.stringify(row.details), row.number?.toString(), row.hash?.toString("hex")],
      ];
      yield `${cells.map(cellOf).join(",")}\r\n`;
    }
    if (rows.length < ROWS_AT_ONCE) return;
    before = rows.at(-1)?.id ?? null;
  }
}

/** A cell that begins like a formula would be run by a spreadsheet; a quote makes it text. */
function cellOf(value: string | null | undefined): string {
  const text = value ?? "";
  const safe = /^[\s]*[=+\-@＝＋－＠\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
