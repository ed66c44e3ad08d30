import type { Reader } from "../../../platform/database/database.ts";
import { refuse } from "../../../platform/http/errors.ts";
import { proposalsOfCases } from "../actions/queries.ts";
import { entriesOfCase, staffCards } from "../evidence/queries.ts";
import type { EntryRow } from "../evidence/types.ts";
import { caseByNumber, casesOfCustomer, findCase } from "../file/queries.ts";
import type { CaseCard } from "../file/types.ts";
import { obligationsOfCases } from "../obligations/queries.ts";
import type { ObligationRow } from "../obligations/types.ts";
import type { CaseSummary } from "./schemas.ts";
import { type CaseParts, caseSummary } from "./view.ts";

/** The most cases a door or a card shows of one customer. */
const CASES_MAX = 50;

/** One case with everything on it; refuses when there is none. */
export async function caseParts(reader: Reader, caseId: string): Promise<CaseParts> {
  const card = await reader.maybe(findCase, caseId);
  if (!card) throw refuse("not_found");
  const [obligations, proposals, entries] = await Promise.all([
    reader.all(obligationsOfCases, [caseId]),
    reader.all(proposalsOfCases, [caseId]),
    reader.all(entriesOfCase, caseId),
  ]);
  return { card, obligations, proposals, entries, staff: await staffOf(reader, entries) };
}

/** A customer's cases, newest first. */
export async function casesOf(reader: Reader, customerId: string): Promise<CaseSummary[]> {
  return summaries(reader, await reader.all(casesOfCustomer, customerId, CASES_MAX));
}

/** Cases as lists show them, each with its next duty. */
export async function summaries(
  reader: Reader,
  cards: readonly CaseCard[],
): Promise<CaseSummary[]> {
  const ids = cards.map((card) => card.id);
  const obligations = await reader.all(obligationsOfCases, ids);
  const byCase = Map.groupBy(obligations, (obligation: ObligationRow) => obligation.case_id);
  return cards.map((card) => caseSummary(card, byCase.get(card.id) ?? [], reader.now));
}

/** The case with this number, as people read it aloud. */
export async function caseNumbered(
  reader: Reader,
  number: string,
): Promise<CaseSummary | undefined> {
  const card = await reader.maybe(caseByNumber, number);
  return card && (await summaries(reader, [card]))[0];
}

async function staffOf(reader: Reader, entries: readonly EntryRow[]): Promise<CaseParts["staff"]> {
  const names = entries.map((entry) => entry.actor.split(":"));
  const ids = new Set(names.flatMap(([kind, id]) => (kind === "staff" && id ? [id] : [])));
  const rows = await reader.all(staffCards, [...ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
