import type { Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { refuse } from "../errors.ts";
import { lockCase } from "./queries.ts";
import type { CaseRow } from "./types.ts";

/** Locks a case that may still change; every verb on a case begins with this. */
export async function lockOpenCase(tx: Tx, caseId: string): Promise<CaseRow> {
  const row = await tx.maybe(lockCase, caseId);
  if (!row) throw refuseRequest("not_found");
  if (row.state === "closed") throw refuse("case_closed");
  return row;
}
