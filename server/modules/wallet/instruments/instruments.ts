import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { instrumentName, railOf } from "../rails/registry.ts";
import { instrumentUnlinked } from "./notices.ts";
import {
  type InstrumentRow,
  instrumentNumber,
  instrumentsOf,
  unlinkInstrument,
} from "./queries.ts";
import { releaseNumber } from "./queries-link.ts";
import { NUMBER_CONTEXT } from "./sealed.ts";
import { refusalText } from "./texts.ts";

/** Unlinks an account, and takes a refused or unfinished link off the page. */
export async function unlink(tx: Tx, actor: CustomerActor, id: string): Promise<void> {
  const row = await tx.maybe(unlinkInstrument, actor.customerId, id, tx.now);
  if (!row) throw refuse("instrument_unknown");
  await tx.run(releaseNumber, id);
  if (row.state === "linked") await instrumentUnlinked(tx, actor, row);
}

/** The accounts that money may come from: proven, and not unlinked. */
export async function linkedInstruments(
  reader: Reader,
  customerId: string,
): Promise<InstrumentRow[]> {
  const rows = await shownInstruments(reader, customerId);
  return rows.filter(({ state }) => state === "linked");
}

/** All that the customer's page shows: those on the way and refused ones too. */
export function shownInstruments(reader: Reader, customerId: string): Promise<InstrumentRow[]> {
  return reader.all(instrumentsOf, customerId);
}

/** The account's number in clear, only for the request to its rail. */
export async function openInstrumentNumber(
  reader: Reader,
  customerId: string,
  id: string,
): Promise<string> {
  const { number_sealed } = await reader.one(instrumentNumber, customerId, id);
  return reader.app.vault.open(number_sealed, NUMBER_CONTEXT);
}

export function instrumentView(reader: Reader, row: InstrumentRow, language: Language) {
  return {
    id: row.id,
    rail: row.rail,
    institution: row.institution,
    name: instrumentName(railOf(reader.app, row.rail), row.institution, language),
    ending: row.ending,
    holderName: row.holder_masked,
    createdAt: row.created_at.toISOString(),
    state: row.state,
    codeBy: row.state === "code" ? row.code_by : null,
    triesLeft: row.state === "code" ? row.tries_left : null,
    refusal: row.state === "refused" ? refusalText(row.refusal, language) : null,
    linkedAt: row.linked_at?.toISOString() ?? null,
  };
}
