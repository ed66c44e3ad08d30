import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { type AlarmKind, alarmKinds } from "../../platform/security/alarm-kinds.ts";
import { type AuditRow, listAudit } from "../../platform/security/queries.ts";
import {
  lastAuditCheck,
  listAlarms,
  listSecurityEvents,
} from "../../platform/security/queries-security.ts";
import {
  findStaffByNumber,
  getCustomers,
  searchCustomers,
  staffCardsOf,
} from "../identity/index.ts";
import type {
  alarmsSchema,
  auditExportQuery,
  auditPageSchema,
  auditQuery,
  securityPageSchema,
  securityQuery,
} from "./audit-schemas.ts";

type Page = z.input<typeof auditPageSchema>;
type Person = Page["items"][number]["actor"];

/** The newest alarms are what somebody must look at; older ones are in the log itself. */
const ALARMS_MAX = 50;
/** Nobody has this id, so that a number which nobody has finds nothing. */
const NOBODY = "nobody";

export async function readAuditLog(
  reader: Reader,
  query: z.output<typeof auditQuery>,
): Promise<Page> {
  const { cursor = null, limit } = query;
  const found = await auditRows(reader, query, cursor, limit + 1);
  const rows = found.slice(0, limit);
  const people = await peopleOf(
    reader,
    rows.flatMap(({ actor, about }) => [actor, ...about]),
  );
  return {
    items: rows.map((row) => entryOf(row, people)),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** A page of rows; the export walks all of them. */
export async function auditRows(
  reader: Reader,
  query: z.output<typeof auditExportQuery>,
  before: string | null,
  limit: number,
): Promise<AuditRow[]> {
  const [actor, about] = await Promise.all([
    query.staff === undefined ? null : staffNamed(reader, query.staff),
    query.customer === undefined ? null : customerNamed(reader, query.customer),
  ]);
  return reader.all(
    listAudit,
    actor,
    about,
    query.action ?? null,
    dateOf(query.from),
    dateOf(query.to),
    before,
    limit,
  );
}

async function staffNamed(reader: Reader, number: string): Promise<string> {
  return `staff:${(await findStaffByNumber(reader, number))?.id ?? NOBODY}`;
}

async function customerNamed(reader: Reader, number: string): Promise<string> {
  const found = await searchCustomers(reader, number, 2);
  const customer = found.find(({ customerNumber }) => customerNumber === number);
  return `customer:${customer?.id ?? NOBODY}`;
}

const dateOf = (text: string | undefined) => (text === undefined ? null : new Date(text));

export type People = ReadonlyMap<string, { name: string; number: string }>;

/** Names and numbers of the people named like `staff:<id>` or `customer:<id>`. */
export async function peopleOf(reader: Reader, names: readonly string[]): Promise<People> {
  const ids = (kind: string) =>
    [...new Set(names)].flatMap((name) => {
      const [found, id] = name.split(":");
      return found === kind && id ? [id] : [];
    });
  const [staff, customers] = await Promise.all([
    staffCardsOf(reader, ids("staff")),
    getCustomers(reader, ids("customer")),
  ]);
  return new Map([
    ...[...staff.values()].map(
      ({ id, displayName, staffNumber }) =>
        [`staff:${id}`, { name: displayName, number: staffNumber }] as const,
    ),
    ...[...customers.values()].map(
      ({ id, displayName, customerNumber }) =>
        [`customer:${id}`, { name: displayName, number: customerNumber }] as const,
    ),
  ]);
}

const KINDS = ["staff", "customer", "partner", "system", "stranger"] as const;

function personOf(name: string, people: People): Person {
  const [kind, ...rest] = name.split(":");
  const known = people.get(name);
  return {
    kind: KINDS.find((one) => one === kind) ?? "system",
    id: KINDS.some((one) => one === kind) ? rest.join(":") : name,
    name: known?.name ?? null,
    number: known?.number ?? null,
  };
}

export function noteOf({ details }: Pick<AuditRow, "details">): string | null {
  const { reason } = (details ?? {}) as { reason?: unknown };
  return typeof reason === "string" ? reason : null;
}

function entryOf(row: AuditRow, people: People): Page["items"][number] {
  const about = row.about.length > 0 ? row.about : [row.subject];
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: personOf(row.actor, people),
    roles: row.roles,
    address: row.address,
    action: row.action,
    subject: row.subject,
    about: about.filter((name) => people.has(name)).map((name) => personOf(name, people)),
    note: noteOf(row),
    count: about.length,
    sealed: row.number !== null,
  };
}

export async function readSecurityLog(
  reader: Reader,
  query: z.output<typeof securityQuery>,
): Promise<z.input<typeof securityPageSchema>> {
  const { kind = null, outcome = null, address = null, cursor = null, limit } = query;
  const actor = query.staff === undefined ? null : await staffNamed(reader, query.staff);
  const [from, to] = [dateOf(query.from), dateOf(query.to)];
  const filters = [actor, kind, outcome, address, from, to, cursor, limit + 1] as const;
  const found = await reader.all(listSecurityEvents, ...filters);
  const rows = found.slice(0, limit);
  const people = await peopleOf(
    reader,
    rows.map((row) => row.actor),
  );
  return {
    items: rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      actor: personOf(row.actor, people),
      who: row.who,
    })),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

export async function readAlarms(reader: Reader): Promise<z.input<typeof alarmsSchema>> {
  const [alarms, check] = await Promise.all([
    reader.all(listAlarms, ALARMS_MAX),
    reader.maybe(lastAuditCheck),
  ]);
  const people = await peopleOf(
    reader,
    alarms.map(({ subject }) => subject),
  );
  return {
    items: alarms.flatMap(({ id, at, kind, subject, details }) =>
      isKind(kind)
        ? [
            {
              id,
              at: at.toISOString(),
              kind,
              subject: personOf(subject, people),
              count: typeof details.count === "number" ? details.count : null,
            },
          ]
        : [],
    ),
    log: check
      ? {
          checkedAt: check.at.toISOString(),
          entries: Number(check.entries),
          intact: check.broken_at === null,
          brokenAt: check.broken_at === null ? null : Number(check.broken_at),
          reason: check.reason,
          anchors: check.anchors,
        }
      : null,
  };
}

/** An older release may have raised what this one no longer knows. */
function isKind(kind: string): kind is AlarmKind {
  return (alarmKinds as readonly string[]).includes(kind);
}
