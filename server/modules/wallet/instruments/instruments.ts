import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { refuse } from "../errors.ts";
import { instrumentName, railOf, requestedRail } from "../rails/registry.ts";
import { maskName } from "../wallets/mask-name.ts";
import { moneyStop } from "../wallets/money-stop.ts";
import { customerFacts } from "../wallets/queries.ts";
import {
  type InstrumentRow,
  insertInstrument,
  instrumentNumber,
  instrumentsOf,
  unlinkInstrument,
} from "./queries.ts";

/** What the sealed fields are bound to; stored with every row, so it keeps its first name. */
const NUMBER_CONTEXT = "wallet.bank_account.number";
const HOLDER_CONTEXT = "wallet.bank_account.holder";

/** More than anybody uses, few enough to choose from on a phone. */
export const INSTRUMENTS_MAX = 5;

export interface NewInstrument {
  readonly rail: string;
  readonly institution: string;
  readonly number: string;
  readonly holderName: string;
}

/** Links an account at a rail to the wallet; its number is sealed before it is stored. */
export async function linkInstrument(
  tx: Tx,
  actor: CustomerActor,
  wanted: NewInstrument,
): Promise<InstrumentRow> {
  const [customer] = await tx.all(customerFacts, [actor.customerId]);
  const stop = moneyStop(tx.app, customer, { now: tx.now, locked: "wallet_locked_in" });
  if (stop) throw stop;
  const spec = requestedRail(tx.app, wanted.rail).instrument;
  if (!spec?.institutions.some(({ id }) => id === wanted.institution)) {
    throw refuseRequest("invalid_request", { field: "institution" });
  }
  if (!spec.number.test(wanted.number)) {
    throw refuseRequest("invalid_request", { field: "number" });
  }
  const linked = await tx.all(instrumentsOf, actor.customerId);
  if (linked.length >= INSTRUMENTS_MAX)
    throw refuse("instruments_too_many", { max: INSTRUMENTS_MAX });
  const { vault } = tx.app;
  const number = spec.normalise(wanted.number);
  const row = await tx.maybe(
    insertInstrument,
    actor.customerId,
    uuidv7(tx.now.getTime()),
    wanted.rail,
    wanted.institution,
    vault.seal(number, NUMBER_CONTEXT),
    vault.blindIndex(number, NUMBER_CONTEXT),
    number.slice(-4),
    vault.seal(wanted.holderName, HOLDER_CONTEXT),
    maskName(wanted.holderName),
    tx.now,
  );
  if (!row) throw refuse("instrument_linked");
  return row;
}

export async function unlink(tx: Tx, actor: CustomerActor, id: string): Promise<void> {
  const unlinked = await tx.run(unlinkInstrument, actor.customerId, id, tx.now);
  if (unlinked === 0) throw refuse("instrument_unknown");
}

export function linkedInstruments(reader: Reader, customerId: string): Promise<InstrumentRow[]> {
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
  };
}
