import { statement } from "../../../platform/database/database.ts";

export const instrumentStates = ["asked", "code", "linked", "refused"] as const;
export type InstrumentState = (typeof instrumentStates)[number];

/** A customer's own end of a rail, such as a linked bank account; its number is sealed. */
export interface InstrumentRow {
  customer_id: string;
  id: string;
  rail: string;
  institution: string | null;
  ending: string | null;
  holder_masked: string | null;
  created_at: Date;
  state: InstrumentState;
  /** How the rail brings its code to the account's owner. */
  code_by: "sms" | "statement" | null;
  tries_left: number;
  refusal: string | null;
  linked_at: Date | null;
}

const INSTRUMENT_COLUMNS = `customer_id, id, rail, institution, ending, holder_masked, created_at,
  state, code_by, tries_left, refusal, linked_at`;

export const insertInstrument = statement<
  [
    customerId: string,
    id: string,
    rail: string,
    institution: string,
    numberSealed: Buffer,
    numberIndex: Buffer,
    ending: string,
    holderSealed: Buffer,
    holderMasked: string,
    holderIndex: Buffer,
    phoneSealed: Buffer | null,
    state: string,
    triesLeft: number,
    linkedAt: Date | null,
    now: Date,
  ],
  InstrumentRow
>(
  "wallet.insertInstrument",
  `insert into wallet.instrument (customer_id, id, rail, institution, number_sealed, number_index,
     ending, holder_sealed, holder_masked, holder_index, phone_sealed, state, tries_left, linked_at,
     created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
   on conflict (customer_id, rail, institution, number_index)
     where unlinked_at is null and state <> 'refused' do nothing
   returning ${INSTRUMENT_COLUMNS}`,
);

/** All that the customer's page shows: linked, on the way, refused. */
export const instrumentsOf = statement<[customerId: string], InstrumentRow>(
  "wallet.instrumentsOf",
  `select ${INSTRUMENT_COLUMNS} from wallet.instrument
   where customer_id = $1 and unlinked_at is null order by created_at`,
);

export const instrumentById = statement<[id: string], InstrumentRow>(
  "wallet.instrumentById",
  `select ${INSTRUMENT_COLUMNS} from wallet.instrument where id = $1`,
);

export const unlinkInstrument = statement<
  [customerId: string, id: string, now: Date],
  InstrumentRow
>(
  "wallet.unlinkInstrument",
  `update wallet.instrument set unlinked_at = $3, phone_sealed = null
   where customer_id = $1 and id = $2 and unlinked_at is null
   returning ${INSTRUMENT_COLUMNS}`,
);

export const instrumentNumber = statement<
  [customerId: string, id: string],
  { number_sealed: Buffer }
>(
  "wallet.instrumentNumber",
  `select number_sealed from wallet.instrument where customer_id = $1 and id = $2`,
);
