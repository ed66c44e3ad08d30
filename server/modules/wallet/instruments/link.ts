import type { Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { spendConfirmation } from "../../identity/index.ts";
import { requestedRail } from "../rails/registry.ts";
import { DAY_MS, LINK_OPEN_MS } from "../rules/times.ts";
import { maskName } from "../wallets/mask-name.ts";
import { moneyStop } from "../wallets/money-stop.ts";
import { customerFacts } from "../wallets/queries.ts";
import { refuseLinking } from "./errors.ts";
import { askLinkJob, lapseLinkJob } from "./link-jobs.ts";
import { instrumentAsked } from "./notices.ts";
import { type InstrumentRow, insertInstrument, instrumentsOf } from "./queries.ts";
import { claimNumber, linksAsked, provenHolder } from "./queries-link.ts";
import { HOLDER_CONTEXT, NUMBER_CONTEXT, PHONE_CONTEXT } from "./sealed.ts";

/** More than anybody uses, few enough to choose from on a phone. */
export const INSTRUMENTS_MAX = 5;
/** Banks cancel a mandate after three wrong codes; so do we, whatever the bank counts. */
const TRIES_MAX = 3;
/**
 * Each request makes the bank send a message to the owner of an account. More than these a day is
 * no slip of the finger: somebody tries numbers, or wants to annoy.
 */
const ASKS_PER_DAY_MAX = 5;
const ASKS_OF_ACCOUNT_PER_DAY_MAX = 3;

export interface NewInstrument {
  readonly rail: string;
  readonly institution: string;
  readonly number: string;
  readonly holderName: string;
  /** The owner's number as the bank knows it. */
  readonly phone: string;
}

/** What the PIN is proven for: this institution, an account that ends so. */
export function linkPurpose({ institution, number }: NewInstrument): string {
  return `instrument_link:${institution}_${number.replace(/\D/g, "").slice(-4)}`;
}

/**
 * Asks the rail to let the wallet debit an account. It is linked only when its owner has proven it
 * with the code that the bank sends; until then no money comes from it.
 */
export async function requestLink(
  tx: Tx,
  actor: CustomerActor,
  wanted: NewInstrument & { readonly confirmationId: string },
): Promise<InstrumentRow> {
  const { customerId, sessionId } = actor;
  const [facts] = await tx.all(customerFacts, [customerId]);
  const stop = moneyStop(tx.app, facts, { now: tx.now, locked: "wallet_locked_in" });
  if (stop) throw stop;
  const sealed = seal(tx, wanted);
  await refuseTooMany(tx, customerId, sealed.numberIndex);
  const proven = await tx.maybe(provenHolder, customerId);
  if (proven && !proven.holder_index.equals(sealed.holderIndex))
    throw refuseLinking("holder_differs");
  const { confirmationId } = wanted;
  const purpose = linkPurpose(wanted);
  await spendConfirmation(tx, { customerId, sessionId, purpose, confirmationId });
  const row = await insert(tx, actor, wanted, { ...sealed, state: "asked" });
  await enqueue(tx, askLinkJob, { id: row.id, attempt: 1 });
  const runAt = new Date(tx.now.getTime() + LINK_OPEN_MS);
  await enqueue(tx, lapseLinkJob, { id: row.id }, { runAt });
  await instrumentAsked(tx, actor, row);
  return row;
}

/** For people whom the sandbox or a test sets up: proven long ago. */
export async function linkInstrument(
  tx: Tx,
  actor: CustomerActor,
  wanted: Omit<NewInstrument, "phone">,
): Promise<InstrumentRow> {
  const account = { ...wanted, phone: "" };
  const sealed = seal(tx, account);
  const row = await insert(tx, actor, account, { ...sealed, state: "linked" });
  await tx.maybe(claimNumber, row.rail, sealed.numberIndex, row.customer_id, row.id, tx.now);
  return row;
}

interface Sealed {
  readonly number: string;
  readonly numberIndex: Buffer;
  readonly holderIndex: Buffer;
}

function seal({ app }: Tx, wanted: NewInstrument): Sealed {
  const spec = requestedRail(app, wanted.rail).instrument;
  if (!spec?.institutions.some(({ id }) => id === wanted.institution)) {
    throw refuseRequest("invalid_request", { field: "institution" });
  }
  if (!spec.number.test(wanted.number)) throw refuseRequest("invalid_request", { field: "number" });
  const number = spec.normalise(wanted.number);
  return {
    number,
    numberIndex: app.vault.blindIndex(number, NUMBER_CONTEXT),
    holderIndex: app.vault.blindIndex(normaliseName(wanted.holderName), HOLDER_CONTEXT),
  };
}

/** One name in one form: width, case and spaces do not make another person. */
function normaliseName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\s·•.]+/gu, "")
    .toLowerCase();
}

async function refuseTooMany(tx: Tx, customerId: string, numberIndex: Buffer): Promise<void> {
  const rows = await tx.all(instrumentsOf, customerId);
  const open = rows.filter(({ state }) => state !== "refused");
  if (open.length >= INSTRUMENTS_MAX)
    throw refuseLinking("instruments_too_many", { max: INSTRUMENTS_MAX });
  const since = new Date(tx.now.getTime() - DAY_MS);
  const asked = await tx.one(linksAsked, customerId, numberIndex, since);
  if (asked.own >= ASKS_PER_DAY_MAX || asked.of_account >= ASKS_OF_ACCOUNT_PER_DAY_MAX) {
    throw refuseLinking("links_too_many");
  }
}

/** An account that was proven this long ago has no lower limits. */
const SEEDED_AGE_MS = 2 * DAY_MS;

async function insert(
  tx: Tx,
  { customerId }: CustomerActor,
  wanted: NewInstrument,
  { number, numberIndex, holderIndex, state }: Sealed & { state: "asked" | "linked" },
): Promise<InstrumentRow> {
  const { vault } = tx.app;
  const isLinked = state === "linked";
  const row = await tx.maybe(
    insertInstrument,
    customerId,
    uuidv7(tx.now.getTime()),
    wanted.rail,
    wanted.institution,
    vault.seal(number, NUMBER_CONTEXT),
    numberIndex,
    number.slice(-4),
    vault.seal(wanted.holderName, HOLDER_CONTEXT),
    maskName(wanted.holderName),
    holderIndex,
    isLinked ? null : vault.seal(wanted.phone, PHONE_CONTEXT),
    state,
    isLinked ? 0 : TRIES_MAX,
    isLinked ? new Date(tx.now.getTime() - SEEDED_AGE_MS) : null,
    tx.now,
  );
  if (!row) throw refuseLinking("instrument_linked");
  return row;
}
