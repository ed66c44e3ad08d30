import type { Reader } from "../../../platform/database/database.ts";
import type { StaffRole } from "../../../platform/http/permission.ts";
import { type StaffCardRow, staffCardByNumber, staffCards } from "./queries.ts";

export interface StaffCard {
  id: string;
  staffNumber: string;
  displayName: string;
  /** The department's name in Chinese and in English. */
  department: string;
  departmentEn: string;
  roles: StaffRole[];
  active: boolean;
  /** Has set a password and an authenticator; until then nobody can sign in as them. */
  enrolled: boolean;
}

export async function staffCard(reader: Reader, staffId: string): Promise<StaffCard | undefined> {
  return (await staffCardsOf(reader, [staffId])).get(staffId);
}

export async function staffCardsOf(
  reader: Reader,
  staffIds: readonly string[],
): Promise<Map<string, StaffCard>> {
  const rows = await reader.all(staffCards, [...staffIds]);
  return new Map(rows.map((row) => [row.id, toStaffCard(row)]));
}

/** "Is this really you?": the member of staff with this number. */
export async function findStaffByNumber(
  reader: Reader,
  staffNumber: string,
): Promise<StaffCard | undefined> {
  const row = await reader.maybe(staffCardByNumber, staffNumber);
  return row && toStaffCard(row);
}

export function toStaffCard(row: StaffCardRow): StaffCard {
  return {
    id: row.id,
    staffNumber: row.staff_number,
    displayName: row.display_name,
    department: row.department,
    departmentEn: row.department_en,
    roles: row.roles,
    active: row.active,
    enrolled: row.enrolled,
  };
}
