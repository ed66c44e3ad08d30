import type { z } from "zod";
import type { Reader } from "../../platform/database/database.ts";
import { caseNumbered } from "../cases/index.ts";
import { findCustomerByPhone, searchCustomers } from "../identity/index.ts";
import { customerFields } from "./customer-card.ts";
import type { searchSchema } from "./schemas.ts";

/** A longer list means the words were too few: better to type one more. */
const FOUND_MAX = 20;

/** Finds customers by name, number or whole phone number, and a case by its number. */
export async function search(reader: Reader, text: string): Promise<z.input<typeof searchSchema>> {
  const [byPhone, byName, numbered] = await Promise.all([
    findCustomerByPhone(reader, text),
    searchCustomers(reader, text, FOUND_MAX),
    caseNumbered(reader, text.toUpperCase()),
  ]);
  const found = byPhone ? [byPhone, ...byName.filter(({ id }) => id !== byPhone.id)] : byName;
  return { customers: found.map(customerFields), cases: numbered ? [numbered] : [] };
}
