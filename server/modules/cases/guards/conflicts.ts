import type { Reader, Tx } from "../../../platform/database/database.ts";
import { type Refusal, refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { findCustomerByPhone, findStaffByNumber, parsePhone } from "../../identity/index.ts";
import { refuse } from "../errors.ts";
import {
  type ConflictRow,
  conflictsOfStaff,
  endConflictRow,
  insertConflict,
  lockConflict,
  openConflicts,
} from "./queries.ts";

const PHONE_CONTEXT = "cases.conflict.phone";
/** More than a large desk declares; the newest are shown. */
const SHOWN_MAX = 500;

export interface NewConflict {
  readonly staffNumber: string;
  readonly kind: "own" | "relative";
  readonly phone: string;
  readonly note: string;
}

/**
 * Declares that a wallet is a colleague's own or that of somebody close to them. Everybody may
 * declare for themselves; for others, compliance does. The wallet need not exist yet.
 */
export async function declareConflict(
  tx: Tx,
  actor: StaffActor,
  input: NewConflict,
): Promise<void> {
  const staff = await findStaffByNumber(tx, input.staffNumber);
  if (!staff) throw refuseRequest("not_found");
  if (staff.id !== actor.staffId && !keeps(actor)) throw refuseRequest("not_allowed");
  const { number, masked } = parsePhone(tx.app, input.phone);
  const known = await tx.all(conflictsOfStaff, [staff.id]);
  if (known.some((row) => phoneOf(tx, row) === number)) throw refuse("conflict_known");
  const customer = await findCustomerByPhone(tx, number);
  const id = uuidv7(tx.now.getTime());
  const sealed = tx.app.vault.seal(number, PHONE_CONTEXT);
  const note = redact(input.note).text;
  const { kind } = input;
  const customerId = customer?.id ?? null;
  const by = actor.staffId;
  await tx.run(insertConflict, id, staff.id, kind, sealed, masked, customerId, note, by, tx.now);
  await audit(tx, actor, {
    action: "cases.declare-conflict",
    subject: `staff:${staff.id}`,
    details: { conflictId: id, kind },
  });
}

/** Ends an entry; never one's own. It stays written down, with who ended it. */
export async function endConflict(tx: Tx, actor: StaffActor, id: string): Promise<void> {
  const row = await tx.maybe(lockConflict, id);
  if (!row) throw refuseRequest("not_found");
  if (row.staff_id === actor.staffId) throw refuse("conflict_own_entry");
  await tx.run(endConflictRow, id, actor.staffId, tx.now);
  const details = { conflictId: id, kind: row.kind };
  await audit(tx, actor, {
    action: "cases.end-conflict",
    subject: `staff:${row.staff_id}`,
    details,
  });
}

/** Compliance sees all entries, everybody else their own. */
export function listConflicts(reader: Reader, actor: StaffActor): Promise<ConflictRow[]> {
  if (keeps(actor)) return reader.all(openConflicts, SHOWN_MAX);
  return reader.all(conflictsOfStaff, [actor.staffId]);
}

function keeps({ roles }: StaffActor): boolean {
  return roles.includes("compliance");
}

/** For each of these colleagues, the customers whom they may decide nothing about. */
export async function conflictedCustomers(
  reader: Reader,
  staffIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await reader.all(conflictsOfStaff, [...staffIds]);
  const found = new Map<string, Set<string>>();
  for (const row of rows) {
    const customers = found.get(row.staff_id) ?? new Set();
    for (const id of await customersOf(reader, row)) customers.add(id);
    found.set(row.staff_id, customers);
  }
  return found;
}

/** Whoever had the number when it was declared, and whoever has it now. */
async function customersOf(reader: Reader, row: ConflictRow): Promise<string[]> {
  const now = await findCustomerByPhone(reader, phoneOf(reader, row));
  return [row.customer_id, now?.id].filter((id) => typeof id === "string");
}

function phoneOf(reader: Reader, row: ConflictRow): string {
  return reader.app.vault.open(row.phone_sealed, PHONE_CONTEXT);
}

/** Why this colleague may propose nothing for this customer; undefined when they may. */
export async function whyNotForCustomer(
  reader: Reader,
  staffId: string,
  customerId: string,
): Promise<Refusal | undefined> {
  const conflicted = (await conflictedCustomers(reader, [staffId])).get(staffId);
  return conflicted?.has(customerId) ? refuse("conflict_of_interest") : undefined;
}
