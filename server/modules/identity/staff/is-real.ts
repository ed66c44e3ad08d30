import type { Reader } from "../../../platform/database/database.ts";
import { findStaffByNumber } from "./cards.ts";

/**
 * Whether somebody with this number and name works here. Yes or no only: numbers are few enough to
 * try, so an answer with a name or department would hand an impostor the whole staff.
 */
export async function isRealStaff(
  reader: Reader,
  { staffNumber, name }: { staffNumber: string; name: string },
): Promise<boolean> {
  const card = await findStaffByNumber(reader, staffNumber);
  return card?.active === true && sameName(card.displayName, name);
}

/** As people type names: width, case and spaces do not count. */
function sameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
