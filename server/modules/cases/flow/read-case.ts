import type { Reader } from "../../../platform/database/database.ts";
import { type Language, refuse } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { orderOf } from "../../wallet/index.ts";
import { proposalsOfCases } from "../actions/queries.ts";
import { stopsOf } from "../actions/stops.ts";
import { proposableOn } from "../actions/view.ts";
import { entriesOfCase, staffCards } from "../evidence/queries.ts";
import type { EntryRow } from "../evidence/types.ts";
import { caseByNumber, casesOfCustomer, findCase } from "../file/queries.ts";
import type { CaseCard } from "../file/types.ts";
import { whyNotForCustomer } from "../guards/conflicts.ts";
import { obligationsOfCases } from "../obligations/queries.ts";
import type { ObligationRow } from "../obligations/types.ts";
import type { CaseSummary, CaseView } from "./schemas.ts";
import { type CaseParts, caseSummary, caseView } from "./view.ts";

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

/** One case as this colleague sees it. */
export async function staffCase(
  reader: Reader,
  staff: StaffActor,
  caseId: string,
  language: Language,
): Promise<CaseView> {
  const parts = await caseParts(reader, caseId);
  const { card, proposals } = parts;
  const viewer = { app: reader.app, language, now: reader.now, staff };
  const { customer_id: customerId, order_id: orderId } = card;
  const [order, proposable, conflict, stops] = await Promise.all([
    orderId ? orderOf(reader, customerId, orderId, language) : undefined,
    proposableOn(reader, card, viewer),
    whyNotForCustomer(reader, staff.staffId, customerId),
    stopsOf(reader, proposals, staff),
  ]);
  return caseView({ ...parts, order: order ?? null, proposable, conflict, stops }, viewer);
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
