import type { App } from "../../platform/app.ts";
import { defineRegistry, entryOf } from "../../platform/registry.ts";
import { type JurisdictionRecord, jurisdictions } from "./jurisdictions.ts";

/** The socket for jurisdictions: those of the product, and those that one app adds. */
export const jurisdictionRegistry = defineRegistry<JurisdictionRecord>(
  "calendar.jurisdictions",
  jurisdictions,
);

/** The jurisdiction of that code in this app; a code without a record is a broken setting. */
export function jurisdictionIn(app: App, code: string): JurisdictionRecord {
  const found = entryOf(app, jurisdictionRegistry, code);
  if (!found)
    throw new Error(`JURISDICTION=${code}: no zone, weekend and holidays are known for it`);
  return found;
}
